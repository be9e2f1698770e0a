#include "ui/training/prepare_settings.h"

#include "ui/widgets/text.h"

namespace glioscope {
namespace {

QString number(double value)
{
    return QString::number(value, 'g', 12);
}

QStringList wholeCaseArguments(const PrepareSettings& settings)
{
    const QString edge = number(settings.spacingMm);
    QStringList arguments = {QStringLiteral("--spacing"), edge, edge, edge};
    if (settings.synthetic) {
        arguments << QStringLiteral("--synthetic");
    }
    return arguments;
}

QStringList readyMadeArguments(const PrepareSettings& settings)
{
    const ReferencePatchOptions& patches = settings.reference;
    QStringList arguments = {QStringLiteral("--mode"), toQString(key(settings.mode)),
                             QStringLiteral("--patch-size")};
    for (const int edge : patches.size) {
        arguments << QString::number(edge);
    }
    return arguments << QStringLiteral("--patches") << QString::number(patches.patchesPerCase)
                     << QStringLiteral("--max-background") << number(patches.mostBackground)
                     << QStringLiteral("--scaling") << toQString(key(patches.scaling))
                     << QStringLiteral("--seed") << QString::number(patches.seed)
                     << QStringLiteral("--valid-share") << number(settings.validShare);
}

}  // namespace

QStringList prepareArguments(const QString& dataset, const QString& patches,
                             const PrepareSettings& settings)
{
    QStringList arguments = {QStringLiteral("prepare"), dataset, QStringLiteral("--output"),
                             patches};
    arguments += settings.mode == PrepareMode::ReadyMade ? readyMadeArguments(settings)
                                                         : wholeCaseArguments(settings);
    if (!settings.labelScheme.isEmpty()) {
        arguments << QStringLiteral("--labels") << settings.labelScheme;
    }
    if (!settings.patientsFile.isEmpty()) {
        arguments << QStringLiteral("--patients") << settings.patientsFile;
    }
    return arguments;
}

}  // namespace glioscope
