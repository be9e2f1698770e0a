#include "ui/panes/cine.h"

#include "ui/panes/slice_pane.h"

#include <algorithm>

namespace glioscope {
namespace {

constexpr int kSlowest = 1;
constexpr int kFastest = 60;

}  // namespace

Cine::Cine(QObject* parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1000 / m_rate);
    connect(&m_timer, &QTimer::timeout, this, &Cine::step);
}

void Cine::play(SlicePane* pane)
{
    disconnect(m_shown);
    m_pane = pane;
    if (!pane || pane->scene().sliceCount() == 0) {
        stop();
        return;
    }
    m_waiting = false;
    m_shown = connect(pane, &Pane::shown, this, [this] { m_waiting = false; });
    m_timer.start();
    Q_EMIT changed();
}

void Cine::stop()
{
    disconnect(m_shown);
    m_pane.clear();
    if (m_timer.isActive()) {
        m_timer.stop();
        Q_EMIT changed();
    }
}

void Cine::setSlicesPerSecond(int rate)
{
    m_rate = std::clamp(rate, kSlowest, kFastest);
    m_timer.setInterval(1000 / m_rate);
    Q_EMIT changed();
}

void Cine::step()
{
    if (!m_pane || !m_pane->isVisible() || m_pane->scene().sliceCount() == 0) {
        stop();
        return;
    }
    if (m_waiting || m_pane->scene().sliceCount() == 1) {
        return;
    }
    m_waiting = true;
    const bool last = m_pane->scene().slice() + 1 >= m_pane->scene().sliceCount();
    last ? m_pane->goToFirstSlice() : m_pane->stepSlices(1);
}

}  // namespace glioscope
