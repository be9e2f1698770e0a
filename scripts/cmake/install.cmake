# What an installation has, and a package of it: both programs, models, and what a desktop needs to know of them.
# Programs find everything relative to themselves, so that an installation can be moved; the build tree has the
# models in the same place.

include(GNUInstallDirs)
set(share ${CMAKE_INSTALL_DATAROOTDIR})

file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/share/glioscope)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/resources/models ${CMAKE_BINARY_DIR}/share/glioscope/models SYMBOLIC)

get_property(stand_ins GLOBAL PROPERTY GLIOSCOPE_STAND_INS)
set_target_properties(glioscope-engine PROPERTIES INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}/glioscope")
install(TARGETS glioscope-engine)
if(stand_ins)
    install(TARGETS ${stand_ins} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/glioscope NAMELINK_SKIP)
endif()
install(DIRECTORY resources/models/ DESTINATION share/glioscope/models FILES_MATCHING PATTERN "*.h5")
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${share}/doc/glioscope)
if(GLIOSCOPE_VIEWER)
    install(TARGETS glioscope)
    install(FILES resources/desktop/glioscope.desktop DESTINATION ${share}/applications)
    install(FILES resources/desktop/glioscope.xml DESTINATION ${share}/mime/packages)
    install(FILES resources/icons/glioscope.svg DESTINATION ${share}/icons/hicolor/scalable/apps)
endif()

set(CPACK_PACKAGE_CONTACT "The Glioscope authors <glioscope@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded while running, which no program's headers tell: icons, drivers, and DICOM's dictionary comes with DCMTK.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-svg-plugins, libgl1-mesa-dri, qt6-translations-l10n")
# Libraries of our own beside the programs are no other package's.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_BINARY_DIR}/mpi_stand_in)
include(CPack)
