# SPDX-License-Identifier: GPL-3.0-or-later
# Embeds files into the library with the assembler's .incbin: fast for tens of megabytes,
# the same for gcc and clang.  See src/base/resource.h.
# In byte order of the names by which they are found: models/..., ontologies/...
file(GLOB NG_MODELS RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/nlp/models/*.bin)
file(GLOB NG_ONTOLOGIES RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/ontologies/*.json
  ${PROJECT_SOURCE_DIR}/ontologies/lists/*.tsv)
list(SORT NG_MODELS)
list(SORT NG_ONTOLOGIES)
set(NG_RESOURCES ${NG_MODELS} ${NG_ONTOLOGIES})

set(asm ".section .rodata\n")
set(externs "")
set(rows "")
set(i 0)
foreach(path IN LISTS NG_RESOURCES)
  set(symbol ng_resource_${i})
  string(APPEND asm
    ".balign 64\n.hidden ${symbol}\n.hidden ${symbol}_end\n.global ${symbol}\n.global ${symbol}_end\n"
    "${symbol}:\n.incbin \"${PROJECT_SOURCE_DIR}/${path}\"\n${symbol}_end:\n.byte 0\n")
  string(APPEND externs "extern const char ${symbol}[], ${symbol}_end[];\n")
  # models are found by "models/NAME", whatever folder trains them
  string(REGEX REPLACE "^src/nlp/" "" name ${path})
  string(APPEND rows "  {\"${name}\", ${symbol}, ${symbol}_end}, \\\n")
  math(EXPR i "${i} + 1")
endforeach()
string(APPEND asm ".section .note.GNU-stack,\"\",%progbits\n")

file(CONFIGURE OUTPUT resource_data.S CONTENT "@asm@" @ONLY)
file(CONFIGURE OUTPUT resource_rows.inc CONTENT "@externs@\n#define NG_RESOURCE_ROWS \\\n@rows@\n" @ONLY)
list(TRANSFORM NG_RESOURCES PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE resource_files)
set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/resource_data.S PROPERTIES OBJECT_DEPENDS "${resource_files}")
target_sources(ng_objects PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/resource_data.S)
