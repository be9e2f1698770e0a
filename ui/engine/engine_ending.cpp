#include "ui/engine/engine_ending.h"

#include "segmentation/jobs/job_json.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/text.h"
#include "ui/widgets/translated.h"

#include <QDir>

#include <csignal>
#include <cstring>

namespace glioscope {
namespace {

QString signalSentence(int signal)
{
    if (signal == SIGKILL) {
        return tr("The engine was ended by the system, most often for want of memory.");
    }
    const char* name = sigabbrev_np(signal);
    const QString which = name ? QString::fromLatin1(name) : QString::number(signal);
    return tr("The engine crashed (%1).").arg(which);
}

}  // namespace

QString engineMissing(const QString& program)
{
    return tr("The engine cannot be started: %1 is missing or is no program. Install "
              "or build it beside the viewer.")
        .arg(shownPath(QDir::toNativeSeparators(program)));
}

QString endingSentence(const EngineEnding& ending, const QString& program)
{
    switch (ending.how) {
    case EngineEnding::How::Missing: return engineMissing(program);
    case EngineEnding::How::Signal: return signalSentence(ending.code);
    case EngineEnding::How::Exited: break;
    }
    return tr("The engine stopped by itself with exit code %1.").arg(ending.code);
}

QString lastSentence(const QByteArray& printed)
{
    QList<QByteArray> lines = printed.trimmed().split('\n');
    if (lines.size() > 1 && lines.last().startsWith("Run with --help")) {
        lines.removeLast();  // no use to someone in a window
    }
    QString last = QString::fromUtf8(lines.last()).trimmed();
    const QLatin1String name("glioscope-engine: ");
    last = last.startsWith(name) ? last.mid(name.size()) : last;
    const QByteArray before = lines.size() > 1 ? lines[lines.size() - 2] : QByteArray();
    const auto event = eventIn({before.constData(), static_cast<std::size_t>(before.size())});
    const auto* failure = event ? std::get_if<Failure>(&*event) : nullptr;
    return failure && toQString(failure->message.text()) == last ? shownSentence(failure->message)
                                                                 : last;
}

}  // namespace glioscope
