#include "ui/training/started_run.h"

#include <QDir>

namespace glioscope {

QString engineLog(const QString& folder)
{
    return QDir(folder).filePath(QStringLiteral("engine.log"));
}

}  // namespace glioscope
