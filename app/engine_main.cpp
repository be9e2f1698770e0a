#include "app/engine/commands.h"
#include "app/engine/interrupt.h"

int main(int argc, char** argv)
{
    try {
        glioscope::catchInterrupts();
        return glioscope::runEngine(argc, argv);
    } catch (...) {
        return glioscope::reportFailure();
    }
}
