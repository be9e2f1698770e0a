#include "app/engine/commands.h"
#include "app/engine/interrupt.h"
#include "app/engine/standard_output.h"
#include "segmentation/volume/plain_numbers.h"

int main(int argc, char** argv)
{
    try {
        glioscope::keepStandardStreams();
        glioscope::keepNumbersPlain();
        glioscope::catchInterrupts();
        return glioscope::runEngine(argc, argv);
    } catch (...) {
        return glioscope::reportFailure();
    }
}
