# Install tree and .deb.
install(DIRECTORY data/catalogue data/styles DESTINATION ${CMAKE_INSTALL_DATADIR}/nahraum)
install(DIRECTORY data/musterkreis DESTINATION ${CMAKE_INSTALL_DATADIR}/nahraum PATTERN generator EXCLUDE)
install(FILES LICENSE CHANGELOG.md README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
find_program(GZIP gzip REQUIRED)
foreach(page nahraum nahraum-viewer)
  set(packed ${CMAKE_CURRENT_BINARY_DIR}/${page}.1.gz)
  add_custom_command(OUTPUT ${packed} DEPENDS ${PROJECT_SOURCE_DIR}/docs/man/${page}.1
    COMMAND ${GZIP} -9 -n -c ${PROJECT_SOURCE_DIR}/docs/man/${page}.1 > ${packed})
  list(APPEND packed_pages ${packed})
endforeach()
add_custom_target(man_pages ALL DEPENDS ${packed_pages})
install(FILES ${packed_pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME nahraum)
set(CPACK_PACKAGE_VENDOR "Nahraum")
set(CPACK_PACKAGE_CONTACT "Nahraum maintainers <maintainers@nahraum.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "social-space analysis and siting for parent-child centres")
set(CPACK_PACKAGE_DESCRIPTION
"Overlays Kita locations, catchments, population and family services, shows
 coverage and gaps and ranks candidate sites by open criteria. Made for the
 planners of Thuringian counties; works offline with the files they hold.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-noto-core, proj-data")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
include(CPack)
