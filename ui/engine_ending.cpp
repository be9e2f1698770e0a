#include "ui/engine_ending.h"

#include <QCoreApplication>

#include <csignal>
#include <cstring>

namespace glioscope {

QString endedBySignal(int signal)
{
    if (signal == SIGKILL) {
        return QCoreApplication::translate("EngineEnding",
                                           "was ended by the system, most often for want of memory");
    }
    const char* name = sigabbrev_np(signal);
    const QString which = name ? QString::fromLatin1(name) : QString::number(signal);
    return QCoreApplication::translate("EngineEnding", "crashed (%1)").arg(which);
}

}  // namespace glioscope
