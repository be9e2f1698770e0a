# What holds for every target of ours and for none of anybody else's: link glioscope_options PRIVATE.

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Debug, Release, RelWithDebInfo" FORCE)
endif()

find_program(CCACHE ccache)
if(CCACHE)
    # Precompiled headers and checkouts in other folders reuse the same cache.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
endif()

add_library(glioscope_options INTERFACE)
target_compile_features(glioscope_options INTERFACE cxx_std_20)
target_compile_options(glioscope_options INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor
    $<$<BOOL:${GLIOSCOPE_WERROR}>:-Werror> $<$<BOOL:${CCACHE}>:-fpch-preprocess>)
target_compile_definitions(glioscope_options INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII
    QT_NO_CONTEXTLESS_CONNECT QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)

option(GLIOSCOPE_SANITIZE "Build with the address and undefined-behaviour sanitizers." OFF)
option(GLIOSCOPE_FUZZ "Build the fuzz targets for libFuzzer, with sanitizers (needs Clang)." OFF)
if(GLIOSCOPE_SANITIZE OR GLIOSCOPE_FUZZ)
    # libFuzzer sees by what is compiled in which input goes a new way; without that it only guesses.
    set(sanitizers -fsanitize=address,undefined$<$<BOOL:${GLIOSCOPE_FUZZ}>:,fuzzer-no-link>)
    target_compile_options(glioscope_options INTERFACE ${sanitizers} -fno-omit-frame-pointer)
    target_link_options(glioscope_options INTERFACE -fsanitize=address,undefined)
endif()

# glioscope_library(NAME SOURCES...): a static library of ours, one a folder. Who links it sees the headers of
# that folder and of what it links itself, and no others: its include path is a folder of the build tree with
# nothing in it but a link to its own, so that "segmentation/volume/label.h" is found there.
function(glioscope_library name)
    add_library(${name} STATIC ${ARGN})
    target_link_libraries(${name} PUBLIC glioscope_options)
    file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    set(headers ${CMAKE_BINARY_DIR}/headers/${name})
    cmake_path(GET folder PARENT_PATH parent)
    file(MAKE_DIRECTORY ${headers}/${parent})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${headers}/${folder} SYMBOLIC)
    target_include_directories(${name} PUBLIC ${headers})
endfunction()
