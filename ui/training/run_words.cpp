#include "ui/training/run_words.h"

#include "ui/training/training_estimate.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/translated.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace glioscope {
namespace {

using Kind = Notice::Kind;

QString withMessage(const QString& what, const QString& message)
{
    return message.isEmpty() ? what : what + QLatin1Char(' ') + message;
}

qint64 bytesIn(const QString& folder)
{
    qint64 bytes = 0;
    for (const QFileInfo& file :
         QDir(folder).entryInfoList({QStringLiteral("*.h5")}, QDir::Files)) {
        bytes += file.size();
    }
    return bytes;
}

}  // namespace

Notice phaseNotice(const RunInfo& info)
{
    switch (info.phase) {
    case RunPhase::None: return {Kind::Note, info.message};
    case RunPhase::Starting: return {Kind::Note, tr("Starting: reading the patches.")};
    case RunPhase::Training:
        return {Kind::Note, tr("Training. It goes on when this window is closed.")};
    case RunPhase::Paused:
        return {Kind::Warning,
                tr("Paused. The run keeps its memory until it goes on or is stopped.")};
    case RunPhase::Stopping: return {Kind::Note, tr("Stopping after this step.")};
    case RunPhase::Finished: return {Kind::Good, withMessage(tr("Finished."), info.message)};
    case RunPhase::Stopped:
        return {Kind::Note, withMessage(tr("Stopped; Resume goes on after its last whole epoch."),
                                        info.message)};
    case RunPhase::Failed: return {Kind::Problem, info.message};
    case RunPhase::CutOff: break;
    }
    return {Kind::Warning, info.message};
}

QString progressText(const RunInfo& info)
{
    const RunStatus& s = info.status;
    if (s.epochs == 0) {
        return {};
    }
    const bool onPhantoms = s.phantomShare >= 0;
    const int percent = static_cast<int>(100 * s.phantomShare);
    QStringList parts = {onPhantoms ? tr("Phantoms first: %1 %").arg(percent)
                                    : tr("Epoch %1 of %2").arg(s.epoch).arg(s.epochs)};
    if (info.isGoingOn() && !onPhantoms) {
        parts << tr("step %1 of %2").arg(s.step).arg(s.steps);
    }
    if (info.phase == RunPhase::Training && s.windowsPerSecond > 0) {
        parts << tr("%1 patches a second").arg(shownNumber(s.windowsPerSecond, 'g', 2));
    }
    if (info.phase == RunPhase::Training && s.secondsLeft >= 0) {
        parts << tr("about %1 left").arg(durationText(s.secondsLeft));
    }
    return parts.join(QStringLiteral(", "));
}

QString shortStatusText(const RunInfo& info)
{
    const RunStatus& s = info.status;
    const QString epoch = s.phantomShare >= 0 ? tr("phantoms first")
                          : s.epochs > 0      ? tr("epoch %1 of %2").arg(s.epoch).arg(s.epochs)
                                              : tr("starting");
    switch (info.phase) {
    case RunPhase::Paused: return tr("Training paused: %1").arg(epoch);
    case RunPhase::Stopping: return tr("Training is stopping");
    default: return tr("Training: %1").arg(epoch);
    }
}

double doneShare(const RunInfo& info)
{
    const RunStatus& s = info.status;
    if (info.phase == RunPhase::Finished) {
        return 1;
    }
    if (s.phantomShare >= 0 && info.phase != RunPhase::Starting) {
        return s.phantomShare;
    }
    if (s.epochs <= 0 || s.steps <= 0 || info.phase == RunPhase::Starting) {
        return -1;
    }
    return std::clamp((double(s.epoch - 1) * s.steps + s.step) / (double(s.epochs) * s.steps), 0.0,
                      1.0);
}

QString figuresText(const std::vector<EpochRecord>& history, const QString& folder)
{
    QStringList parts;
    const auto last = std::find_if(history.rbegin(), history.rend(),
                                   [](const EpochRecord& epoch) { return epoch.score >= 0; });
    if (last != history.rend()) {
        const auto figure = [](double dice) {
            return dice >= 0 ? shownNumber(dice, 'f', 3)
                             : tr("not measured, too little of it held back");
        };
        parts << tr("Held-back Dice after epoch %1: WT %2, TC %3, ET %4.")
                     .arg(last->epoch)
                     .arg(figure(last->regionDice[Region::WholeTumour]),
                          figure(last->regionDice[Region::TumourCore]),
                          figure(last->regionDice[Region::EnhancingTumour]));
    }
    if (const qint64 bytes = bytesIn(folder); bytes > 0) {
        parts << tr("Models and checkpoints take %1.")
                     .arg(QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat));
    }
    return parts.join(QLatin1Char(' '));
}

}  // namespace glioscope
