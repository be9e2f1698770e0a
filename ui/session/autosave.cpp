#include "ui/session/autosave.h"

#include "segmentation/system/error.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr int kSoonMs = 1'000;
constexpr int kLatestMs = 5'000;

QString writeNow(SessionWriter& writer, const SessionPlace& place, GatheredSession gathered)
{
    try {
        (void)writer.write(place, std::move(gathered));
        return {};
    } catch (const std::exception& error) {
        return shownFailure(error);
    }
}

}  // namespace

Autosave::Autosave(SessionSource& source, const fs::path& parent, QObject* parentObject)
    : QObject(parentObject), m_source(source)
{
    m_thread.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_latest.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &Autosave::write);
    connect(&m_latest, &QTimer::timeout, this, &Autosave::write);
    try {
        m_folder = std::make_unique<AutosaveFolder>(parent);
    } catch (const Error& error) {
        // Later, when somebody listens.
        QTimer::singleShot(0, this, [this, why = shownFailure(error)] { Q_EMIT failed(why); });
        return;
    }
    connect(&source, &SessionSource::changed, this, &Autosave::later);
    connect(&source, &SessionSource::fileWritten, this, [this](const QString& file) {
        // In the writer's own thread, after what it may be writing.
        m_thread.start([writer = m_writer, path = pathFromString(file)] { writer->forget(path); });
    });
    connect(&source, &SessionSource::caseOpened, this,
            [this] { m_thread.start([writer = m_writer] { writer->clear(); }); });
}

Autosave::~Autosave()
{
    m_thread.waitForDone();
}

fs::path Autosave::sessionFile() const
{
    return m_folder ? m_folder->sessionFile() : fs::path();
}

void Autosave::end()
{
    m_soon.stop();
    m_latest.stop();
    disconnect(&m_source, nullptr, this, nullptr);
    m_thread.waitForDone();
    if (m_folder) {
        m_folder->remove();
        m_folder.reset();
    }
}

void Autosave::later()
{
    m_soon.start(kSoonMs);
    if (!m_latest.isActive()) {
        m_latest.start(kLatestMs);
    }
}

void Autosave::write()
{
    m_soon.stop();
    m_latest.stop();
    if (m_writing) {
        m_again = true;
        return;
    }
    std::optional<GatheredSession> gathered = m_folder ? m_source.gather() : std::nullopt;
    if (!gathered) {
        // What was kept of another case is not what is open.
        m_thread.start([file = sessionFile()] {
            std::error_code ignored;
            fs::remove(file, ignored);
        });
        return;
    }
    m_writing = true;
    const SessionPlace place{
        .file = m_folder->sessionFile(), .contents = m_folder->path(), .mayRefer = true};
    const auto work = [writer = m_writer, place, session = std::move(*gathered)] {
        return writeNow(*writer, place, session);
    };
    runInBackground(
        this, work,
        [this, due = std::exchange(m_due, {})](const QString& failure) { onWritten(failure, due); },
        &m_thread);
}

void Autosave::onWritten(const QString& failure, std::vector<std::function<void()>> due)
{
    m_writing = false;
    if (failure.isEmpty()) {
        m_failed = false;
        std::ranges::for_each(due, [](const auto& next) { next(); });
        Q_EMIT written();
    } else {
        std::ranges::move(due, std::back_inserter(m_due));
        if (!std::exchange(m_failed, true)) {
            Q_EMIT failed(failure);
        }
    }
    if (std::exchange(m_again, false)) {
        write();
    }
}

void Autosave::onceKept(std::function<void()> next)
{
    m_due.push_back(std::move(next));
    later();
}

}  // namespace glioscope
