# Everything that is not ours, found once. HDF5 before LibTorch and VTK, which look for other variants.

find_package(Threads REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(HDF5 REQUIRED COMPONENTS C CXX)
find_package(Torch REQUIRED)

# CLI11 compiled once instead of in every command; its validators alone cost each file six seconds.
add_library(glioscope_cli11 STATIC scripts/cmake/cli11.cpp)
target_link_libraries(glioscope_cli11 PUBLIC CLI11::CLI11)
target_compile_definitions(glioscope_cli11 PUBLIC CLI11_COMPILE)

# LibTorch's own headers are not held to our warnings.
add_library(glioscope_torch INTERFACE)
target_include_directories(glioscope_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
target_link_libraries(glioscope_torch INTERFACE ${TORCH_LIBRARIES})
# HDF5's definitions would keep what knows both from sharing the precompiled header of what knows tensors alone.
target_link_libraries(glioscope_torch INTERFACE glioscope_hdf5)
separate_arguments(torch_flags UNIX_COMMAND "${TORCH_CXX_FLAGS}")
target_compile_options(glioscope_torch INTERFACE ${torch_flags})
find_library(TORCH_CPU_LIBRARY torch_cpu REQUIRED PATHS "${TORCH_INSTALL_PREFIX}/lib")
include(scripts/cmake/mpi_stand_in.cmake)
mpi_stand_in(glioscope_torch ${TORCH_CPU_LIBRARY})

add_library(glioscope_hdf5 INTERFACE)
target_include_directories(glioscope_hdf5 SYSTEM INTERFACE ${HDF5_CXX_INCLUDE_DIRS} ${HDF5_INCLUDE_DIRS})
target_link_libraries(glioscope_hdf5 INTERFACE ${HDF5_CXX_LIBRARIES} ${HDF5_LIBRARIES})

# Draws the curves of a training run; an engine built without it leaves curves.png out.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
    pkg_check_modules(CAIRO QUIET IMPORTED_TARGET cairo)
endif()
if(GLIOSCOPE_VIEWER AND NOT CAIRO_FOUND)
    message(FATAL_ERROR "Glioscope needs Cairo; install libcairo2-dev and pkgconf.")
endif()

find_package(ITK QUIET COMPONENTS ITKCommon ITKIONIFTI ITKIONRRD ITKImageGrid)
if(GLIOSCOPE_VIEWER AND NOT ITK_FOUND)
    message(FATAL_ERROR "The viewer needs ITK; install libinsighttoolkit5-dev or pass -DGLIOSCOPE_VIEWER=OFF.")
endif()
if(ITK_FOUND)
    find_package(ZLIB REQUIRED)
    find_package(libdeflate REQUIRED CONFIG)
endif()

# Reads DICOM, in the engine alone; one built without it, or without ITK, leaves the commands for studies out.
find_package(DCMTK QUIET CONFIG)
if(PkgConfig_FOUND)
    pkg_check_modules(OPENJPEG QUIET IMPORTED_TARGET libopenjp2)
endif()
if(ITK_FOUND AND DCMTK_FOUND AND OPENJPEG_FOUND)
    set(GLIOSCOPE_HAS_DICOM ON)
elseif(GLIOSCOPE_VIEWER)
    message(FATAL_ERROR "Glioscope needs DCMTK and OpenJPEG; install libdcmtk-dev and libopenjp2-7-dev.")
endif()

if(GLIOSCOPE_VIEWER)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets Concurrent)
    find_program(LRELEASE NAMES lrelease lrelease6 HINTS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS})
    if(NOT LRELEASE)
        message(FATAL_ERROR "The viewer's translations need lrelease; install qt6-l10n-tools.")
    endif()
    find_package(VTK 9.3 REQUIRED COMPONENTS
        CommonCore CommonDataModel FiltersCore IOImage RenderingCore RenderingFreeType RenderingOpenGL2
        RenderingVolume RenderingVolumeOpenGL2)
    if(BUILD_TESTING)
        find_package(VTK 9.3 REQUIRED COMPONENTS IOGeometry IOPLY) # reads back what the viewer writes
    endif()
    pkg_check_modules(LIBAV QUIET IMPORTED_TARGET libavformat libavcodec libavutil libswscale)
    if(NOT LIBAV_FOUND)
        message(FATAL_ERROR "The viewer needs FFmpeg's libraries; install libavformat-dev, libavcodec-dev and libswscale-dev.")
    endif()
endif()
if(BUILD_TESTING)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)
endif()
