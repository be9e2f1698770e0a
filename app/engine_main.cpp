#include "app/engine/commands/commands.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/standard_output.h"
#include "segmentation/system/plain_numbers.h"

int main(int argc, char** argv)
{
    try {
        glioscope::keepStandardStreams();
        glioscope::keepNumbersPlain();
        glioscope::catchInterrupts();
        glioscope::endProcess(glioscope::runEngine(argc, argv));
    } catch (...) {
        glioscope::endProcess(glioscope::reportFailure());
    }
}
