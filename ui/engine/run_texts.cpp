#include "ui/engine/run_texts.h"

#include "segmentation/jobs/time_left.h"
#include "ui/widgets/number_text.h"

#include <QCoreApplication>

namespace glioscope {
namespace {

struct RunTexts {
    Q_DECLARE_TR_FUNCTIONS(glioscope::SegmentationRun)  // among the run's own words
};

}  // namespace

QString summaryOf(const SegmentResult& run)
{
    const QString model = QString::fromStdString(run.model);
    const QString text =
        RunTexts::tr("%1 took %2 s on %3 in %4")
            .arg(run.members.empty()
                     ? model
                     : RunTexts::tr("%1, of %2 networks,").arg(model).arg(run.members.size()))
            .arg(shownNumber(run.seconds, 'f', 1))
            .arg(QString::fromStdString(run.device), QString::fromStdString(run.precision));
    return text +
           (run.peakMemoryBytes > 0
                ? RunTexts::tr(", with up to %1 of memory.").arg(memoryText(run.peakMemoryBytes))
                : RunTexts::tr("."));
}

QString timeLeftText(double seconds)
{
    if (seconds < 0) {
        return {};
    }
    const RoundedTime time = roundedTime(seconds);
    return time.isMinutes ? RunTexts::tr("about %1 min left").arg(time.count)
                          : RunTexts::tr("about %1 s left").arg(time.count);
}

QString memoryText(double bytes)
{
    return RunTexts::tr("%1 GB").arg(shownNumber(bytes / 1e9, 'f', 1));
}

}  // namespace glioscope
