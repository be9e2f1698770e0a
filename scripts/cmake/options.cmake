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
target_include_directories(glioscope_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(glioscope_options INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor
    $<$<BOOL:${GLIOSCOPE_WERROR}>:-Werror> $<$<BOOL:${CCACHE}>:-fpch-preprocess>)
target_compile_definitions(glioscope_options INTERFACE GLIOSCOPE_VERSION="${PROJECT_VERSION}"
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CONTEXTLESS_CONNECT
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)

option(GLIOSCOPE_SANITIZE "Build with the address and undefined-behaviour sanitizers." OFF)
if(GLIOSCOPE_SANITIZE)
    target_compile_options(glioscope_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer)
    target_link_options(glioscope_options INTERFACE -fsanitize=address,undefined)
endif()

# glioscope_library(NAME SOURCES...): a static library of ours.
function(glioscope_library name)
    add_library(${name} STATIC ${ARGN})
    target_link_libraries(${name} PUBLIC glioscope_options)
endfunction()
