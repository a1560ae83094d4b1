# SPDX-License-Identifier: GPL-3.0-or-later
# Installed: command, man page, both libraries, headers, ontologies, pkg-config and CMake
# packages.  The CMake package offers newsgraph::shared; who links the static library takes
# its dependencies from pkg-config --static.
include(CMakePackageConfigHelpers)

install(TARGETS newsgraph_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS newsgraph_static ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS newsgraph_shared EXPORT newsgraph LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/newsgraph DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN *.h)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/ontologies/ DESTINATION ${CMAKE_INSTALL_DATADIR}/newsgraph/ontologies
        FILES_MATCHING PATTERN *.json PATTERN *.md)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/newsgraph.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

configure_file(${CMAKE_CURRENT_LIST_DIR}/newsgraph.pc.in newsgraph.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/newsgraph.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

set(cmake_package ${CMAKE_INSTALL_LIBDIR}/cmake/newsgraph)
install(EXPORT newsgraph NAMESPACE newsgraph:: FILE newsgraph-config.cmake DESTINATION ${cmake_package})
write_basic_package_version_file(newsgraph-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/newsgraph-config-version.cmake DESTINATION ${cmake_package})
