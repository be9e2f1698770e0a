#include "ui/training/patch_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace glioscope {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("glioscope::PatchFolder", text);
}

}  // namespace

PatchFolder lookAtPatches(const QString& folder)
{
    PatchFolder found;
    if (folder.isEmpty()) {
        return found;
    }
    for (const QFileInfo& file : QDir(folder).entryInfoList({QStringLiteral("*.h5")}, QDir::Files,
                                                            QDir::Name)) {
        found.cases << file.completeBaseName();
        found.bytes += file.size();
    }
    return found;
}

QString describePatches(const QString& folder)
{
    const PatchFolder found = lookAtPatches(folder);
    if (found.cases.isEmpty()) {
        return tr("No patches in this folder yet.");
    }
    const QString size = QLocale().formattedDataSize(found.bytes, 1, QLocale::DataSizeSIFormat);
    return found.cases.size() == 1 ? tr("1 case, %1").arg(size)
                                   : tr("%1 cases, %2").arg(found.cases.size()).arg(size);
}

QStringList prepareArguments(const QString& dataset, const QString& patches,
                             const PrepareSettings& settings)
{
    const QString edge = QString::number(settings.spacingMm, 'g', 6);
    QStringList arguments = {QStringLiteral("prepare"),   dataset, QStringLiteral("--output"), patches,
                             QStringLiteral("--spacing"), edge,    edge,
                             edge};
    if (settings.synthetic) {
        arguments << QStringLiteral("--synthetic");
    }
    if (!settings.labelScheme.isEmpty()) {
        arguments << QStringLiteral("--labels") << settings.labelScheme;
    }
    return arguments;
}

}  // namespace glioscope
