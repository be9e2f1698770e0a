#pragma once

// Where the docks lie in a window of a given size, so that they leave most of it to the panes. On
// the right high windows have two stacks of tabs, one above the other, low ones a single one; the
// list of cases has a place of its own on the left only where the window is wide. A dock that is
// moved stays where it was moved to in windows of that kind.

#include "viewer/session/saved_session.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QObject>
#include <QSize>
#include <QTimer>

class QDockWidget;
class QMainWindow;

namespace glioscope {

class DockArrangement : public QObject {
    Q_OBJECT
public:
    /// Docks by their part in the arrangement, in the order of their tabs. Docks of the window that
    /// are none of these join those below.
    struct Docks {
        QList<QDockWidget*> above;    ///< the first of each comes to the front; of one stack,
        QList<QDockWidget*> below;    ///< the first of these
        QDockWidget* left = nullptr;  ///< may be null
    };
    /// Docks belong to the window, which outlives this object.
    DockArrangement(QMainWindow& window, Docks docks);

    /// Puts all docks where they belong in a window of the present size.
    void arrange();
    /// The arrangement as the user left it, for restore() in a later start.
    [[nodiscard]] QByteArray save() const;
    /// Arranges the docks as they were, once the window is of the kind that it was then, and until
    /// then where they belong.
    void restore(const QByteArray& saved);

    /// Where all docks lie, and which are in front, for a session.
    [[nodiscard]] SavedPanels panels() const;
    /// Docks of a session: where they lay, in a window of the kind that it was saved in, else only
    /// which are in front. In a window of another kind nothing is hidden.
    void show(const SavedPanels& panels);

    /// Of the window's width, that docks take at most when the window becomes another.
    static constexpr double kLargestShare = 0.4;

Q_SIGNALS:
    /// What panels() gives may be another.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Kind {
        bool wide = false;
        bool high = false;
        bool operator==(const Kind&) const = default;
    };
    [[nodiscard]] static Kind kindOf(QSize window);
    /// Of the present kind, above 0.
    [[nodiscard]] int version() const;
    [[nodiscard]] QList<QDockWidget*> inFront() const;
    void stack(const QList<QDockWidget*>& docks);
    [[nodiscard]] QList<QDockWidget*> all() const;
    void follow();
    void share();

    QMainWindow& m_window;
    Docks m_docks;
    Kind m_kind;
    QMap<int, QByteArray> m_left;  ///< arrangements as they were left, by version()
    QTimer m_resized;              ///< until the window is laid out
};

}  // namespace glioscope
