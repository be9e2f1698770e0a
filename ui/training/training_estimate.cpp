#include "ui/training/training_estimate.h"

#include "ui/widgets/number_text.h"
#include "ui/widgets/translated.h"

#include <QLocale>

#include <cmath>

namespace glioscope {
namespace {

}  // namespace

QString estimateText(const TrainingSpeed& speed, const TrainingConfig& config)
{
    const double steps = double(config.epochs) * config.stepsPerEpoch;
    const auto size = [](double bytes) {
        return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1,
                                           QLocale::DataSizeSIFormat);
    };
    return tr("A step takes %1 s (network %2 s, making windows %3 s); %4 epochs of %5 steps take "
              "about %6, without validation. Memory at its highest: %7. The run folder takes about "
              "%8 of disk.")
        .arg(shownNumber(speed.bothSeconds, 'g', 2))
        .arg(shownNumber(speed.networkSeconds, 'g', 2))
        .arg(shownNumber(speed.loaderSeconds, 'g', 2))
        .arg(config.epochs)
        .arg(config.stepsPerEpoch)
        .arg(durationText(speed.bothSeconds * steps), size(speed.peakMemoryBytes),
             size(speed.diskBytes));
}

QString durationText(double seconds)
{
    const auto whole = std::llround(seconds);
    if (whole < 90) {
        return tr("%1 s").arg(whole);
    }
    const long long minutes = std::llround(seconds / 60);
    if (minutes < 90) {
        return tr("%1 min").arg(minutes);
    }
    if (minutes < 48 * 60) {
        return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    }
    const long long hours = std::llround(seconds / 3600);
    return tr("%1 days %2 h").arg(hours / 24).arg(hours % 24);
}

}  // namespace glioscope
