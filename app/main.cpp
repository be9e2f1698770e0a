#include "ui/window/application.h"

#include <cstdio>
#include <cstdlib>
#include <exception>

int main(int argc, char** argv)
{
    try {
        return glioscope::runViewer(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "glioscope: %s\n", error.what());
        return EXIT_FAILURE;
    }
}
