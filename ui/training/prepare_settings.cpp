#include "ui/training/prepare_settings.h"

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
    const SeedPatchOptions& seed = settings.seed;
    QStringList arguments = {QStringLiteral("--mode"), QStringLiteral("seed"),
                             QStringLiteral("--patch-size")};
    for (const int edge : seed.size) {
        arguments << QString::number(edge);
    }
    return arguments << QStringLiteral("--patches") << QString::number(seed.patchesPerCase)
                     << QStringLiteral("--max-background") << number(seed.mostBackground)
                     << QStringLiteral("--scaling")
                     << (seed.scaling == SeedScaling::Unit ? QStringLiteral("unit")
                                                           : QStringLiteral("standard"))
                     << QStringLiteral("--seed") << QString::number(seed.seed)
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
