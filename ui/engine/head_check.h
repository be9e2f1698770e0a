#pragma once

// Whether the open case shows whole heads or brains stripped of them: a glance at its T1ce on a
// worker thread, and where that leaves it open the network for brains, in the engine.

#include "ui/engine/align_engine.h"

#include <QObject>
#include <QString>

namespace glioscope {

class CaseSession;

class HeadCheck : public QObject {
    Q_OBJECT
public:
    enum class Heads {
        Unknown,   ///< not yet looked at, or nobody can tell
        Stripped,  ///< brains alone
        Whole,
    };

    /// Both must outlive this object.
    HeadCheck(AlignEngine& engine, CaseSession& session, QObject* parent = nullptr);

    /// From now on the engine may be asked, which takes some seconds of two cores a case of heads.
    void warmUp();

    [[nodiscard]] Heads heads() const { return m_heads; }
    /// Of Whole: see preparation/head_input.h.
    [[nodiscard]] double brightShareOutside() const { return m_share; }
    /// Why the engine cannot tell; empty where nothing went wrong.
    [[nodiscard]] const QString& problem() const { return m_problem; }

    /// The case has a T1ce and something to move onto it.
    [[nodiscard]] bool canAlign() const;
    /// Its sequences do not lie on one grid.
    [[nodiscard]] bool onOtherGrids() const;
    /// Whether it has to be aligned, or stripped, before a model sees it.
    [[nodiscard]] bool isRaw() const
    {
        return canAlign() && (onOtherGrids() || m_heads == Heads::Whole);
    }

Q_SIGNALS:
    void changed();

private:
    void look();
    void askEngine();

    AlignEngine& m_engine;
    CaseSession& m_session;
    Heads m_heads = Heads::Unknown;
    double m_share = 0;
    QString m_problem;
    bool m_isWarm = false;
    bool m_isOpen = false;  ///< the glance left it open, and nobody has asked yet
};

}  // namespace glioscope
