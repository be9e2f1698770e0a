# Debian's LibTorch and Gloo are linked with Open MPI, which nothing here calls: the processes of a training meet
# over Gloo's own sockets. Loading it takes most of a start (its UCX looks over the whole machine first), and
# UCX catches SIGHUP, so that a program outlives its terminal. Where a program names a library itself, the
# libraries below it get that one: small ones stand in for Open MPI's, with their names and nothing behind.

# LibTorch leaves the linker at --as-needed, which would drop a library that nothing calls.
set(CMAKE_LINK_LIBRARY_USING_needed LINKER:--push-state,--no-as-needed <LINK_ITEM> LINKER:--pop-state)
set(CMAKE_LINK_LIBRARY_USING_needed_SUPPORTED TRUE)

# mpi_stand_in(TARGET LIBTORCH): TARGET links a stand-in for each library of Open MPI that the file LIBTORCH needs.
function(mpi_stand_in target libtorch)
    execute_process(COMMAND ${CMAKE_OBJDUMP} -p ${libtorch} OUTPUT_VARIABLE headers)
    string(REGEX MATCHALL "lib(mpi|open_mpi)\\.so\\.[0-9]+" sonames "${headers}")
    get_filename_component(folder ${libtorch} DIRECTORY)
    foreach(soname IN LISTS sonames)
        find_file(file_of_${soname} ${soname} NO_CACHE PATHS ${folder} PATH_SUFFIXES ../lib/${CMAKE_LIBRARY_ARCHITECTURE})
        if(file_of_${soname})
            add_stand_in(${soname} ${file_of_${soname}})
            target_link_libraries(${target} INTERFACE $<LINK_LIBRARY:needed,stand_in_${soname}>)
        else()
            message(WARNING "${soname}, which ${libtorch} needs, was not found; the engine will start slowly.")
        endif()
    endforeach()
endfunction()

# add_stand_in(SONAME FILE): the target stand_in_SONAME, a library of that name with the names that FILE exports.
function(add_stand_in soname file)
    execute_process(COMMAND ${CMAKE_NM} -D -S --defined-only ${file} OUTPUT_VARIABLE symbols)
    string(REGEX MATCHALL "[0-9a-f]+ [BDRTW] (P?MPIX?|ompi)_[A-Za-z0-9_]+" symbols "${symbols}")
    set(source [[
#include <stdio.h>
#include <stdlib.h>

static void called(void)
{
    fputs("MPI was called, which this program is linked without.\n", stderr);
    abort();
}

#define FUNCTION(name) void name(void) __attribute__((alias("called")));
#define VARIABLE(name, size) char name[size] __attribute__((aligned(16)));
]])
    foreach(symbol IN LISTS symbols)
        string(REGEX REPLACE "^[0-9a-f]+ [TW] (.+)$" "FUNCTION(\\1)\n" line "${symbol}")
        string(REGEX REPLACE "^([0-9a-f]+) [BDR] (.+)$" "VARIABLE(\\2, 0x\\1)\n" line "${line}")
        string(APPEND source "${line}")
    endforeach()
    set(folder ${CMAKE_BINARY_DIR}/mpi_stand_in)
    file(CONFIGURE OUTPUT ${folder}/${soname}.c CONTENT "@source@" @ONLY)
    string(REGEX MATCH "^lib(.+)\\.so\\.([0-9]+)$" parts ${soname})
    add_library(stand_in_${soname} SHARED ${folder}/${soname}.c)
    set_target_properties(stand_in_${soname} PROPERTIES
        OUTPUT_NAME ${CMAKE_MATCH_1} SOVERSION ${CMAKE_MATCH_2} LIBRARY_OUTPUT_DIRECTORY ${folder})
    set_property(GLOBAL APPEND PROPERTY GLIOSCOPE_STAND_INS stand_in_${soname})
endfunction()
