# SPDX-License-Identifier: GPL-3.0-or-later
# Embeds files into the library with the assembler's .incbin: fast for tens of megabytes,
# the same for gcc and clang.  See src/base/resource.h.
#
# NG_RESOURCES lists "NAME=PATH", NAME being that by which the file is found.
set(NG_RESOURCES "")
function(add_resources folder prefix)
  file(GLOB paths CONFIGURE_DEPENDS ${ARGN})
  foreach(path IN LISTS paths)
    file(RELATIVE_PATH name ${folder} ${path})
    list(APPEND NG_RESOURCES "${prefix}${name}=${path}")
  endforeach()
  set(NG_RESOURCES ${NG_RESOURCES} PARENT_SCOPE)
endfunction()

set(html ${PROJECT_SOURCE_DIR}/src/analysis/html)
set(models ${PROJECT_SOURCE_DIR}/src/nlp/models)
set(ontologies ${PROJECT_SOURCE_DIR}/ontologies)
add_resources(${html} "html/" ${html}/report.html ${html}/report.css ${html}/*.js)
add_resources(${models} "models/" ${models}/*.bin)
add_resources(${ontologies} "ontologies/" ${ontologies}/*.json ${ontologies}/lists/*.tsv)

# D3 (BSD-3-Clause) draws the web report; Debian's package is libjs-d3.
find_file(NG_D3 NAMES d3.min.js PATHS /usr/share/javascript/d3 /usr/share/nodejs/d3/build
          DOC "d3.min.js, version 3, for the web report")
if(NG_D3)
  list(APPEND NG_RESOURCES "html/d3.min.js=${NG_D3}")
else()
  message(WARNING "d3.min.js was not found (Debian: libjs-d3; or -DNG_D3=PATH): there will be no HTML report")
endif()
list(SORT NG_RESOURCES)

set(asm ".section .rodata\n")
set(externs "")
set(rows "")
set(files "")
set(i 0)
foreach(resource IN LISTS NG_RESOURCES)
  string(REGEX REPLACE "^([^=]*)=.*" "\\1" name ${resource})
  string(REGEX REPLACE "^[^=]*=" "" path ${resource})
  set(symbol ng_resource_${i})
  string(APPEND asm
    ".balign 64\n.hidden ${symbol}\n.hidden ${symbol}_end\n.global ${symbol}\n.global ${symbol}_end\n"
    "${symbol}:\n.incbin \"${path}\"\n${symbol}_end:\n.byte 0\n")
  string(APPEND externs "extern const char ${symbol}[], ${symbol}_end[];\n")
  string(APPEND rows "  {\"${name}\", ${symbol}, ${symbol}_end}, \\\n")
  list(APPEND files ${path})
  math(EXPR i "${i} + 1")
endforeach()
string(APPEND asm ".section .note.GNU-stack,\"\",%progbits\n")

file(CONFIGURE OUTPUT resource_data.S CONTENT "@asm@" @ONLY)
file(CONFIGURE OUTPUT resource_rows.inc CONTENT "@externs@\n#define NG_RESOURCE_ROWS \\\n@rows@\n" @ONLY)
set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/resource_data.S PROPERTIES OBJECT_DEPENDS "${files}")
target_sources(ng_objects PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/resource_data.S)
