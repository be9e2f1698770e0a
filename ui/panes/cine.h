#pragma once

// Plays the slices of a pane one after another, and after the last the first again. A slice that is
// not drawn in time holds the next one up, so that a slow machine plays slower and skips none.

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace glioscope {

class SlicePane;

class Cine : public QObject {
    Q_OBJECT
public:
    explicit Cine(QObject* parent = nullptr);

    /// From the slice that is shown. Without slices nothing happens.
    void play(SlicePane* pane);
    void stop();
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    /// Null where none is played.
    [[nodiscard]] const SlicePane* pane() const { return m_pane; }

    /// Clipped to 1..60.
    void setSlicesPerSecond(int rate);
    [[nodiscard]] int slicesPerSecond() const { return m_rate; }

Q_SIGNALS:
    /// It began, ended, also by itself where the pane went away, or has another speed.
    void changed();

private:
    void step();

    QPointer<SlicePane> m_pane;
    QMetaObject::Connection m_shown;
    QTimer m_timer;
    int m_rate = 10;
    bool m_waiting = false;  ///< for the picture of the last step
};

}  // namespace glioscope
