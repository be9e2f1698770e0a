#pragma once

// The brain mask of the open case as it can be looked at and changed before a run: found by the
// engine, or from a file, made larger or smaller by millimetres; a layer of the document, on the
// T1ce's grid. A run takes it as it is then. It goes with the case; a session keeps it.

#include "segmentation/session/layer.h"
#include "ui/engine/align_engine.h"

#include <QObject>
#include <QTemporaryDir>

#include <filesystem>
#include <memory>

namespace glioscope {

class CaseMoves;

class BrainMask : public QObject {
    Q_OBJECT
public:
    static constexpr double kMostMm = 20;  ///< that it can be grown or shrunk by

    /// All must outlive this object.
    BrainMask(AlignEngine& engine, CaseSession& session, CaseMoves& moves,
              QObject* parent = nullptr);

    [[nodiscard]] bool isShown() const { return m_layer != 0; }
    [[nodiscard]] double volumeMl() const { return m_volumeMl; }
    [[nodiscard]] double grownMm() const { return m_grownMm; }
    /// As it was found or loaded, not grown, or is being restored; null where there is none.
    [[nodiscard]] const std::shared_ptr<const Mask>& found() const { return m_mask; }
    /// For SegmentJob::brainMask; empty where there is none.
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

    /// Looks for it; `changed` or `failed` follows, or neither after cancel().
    void find();
    [[nodiscard]] bool isLooking() const { return m_engine.isBusy(this); }
    void cancel();
    /// Not 0 in the brain, on whatever grid of the T1ce's world.
    void load(const std::filesystem::path& file);
    /// Of what was found or loaded, below 0 shrunk.
    void setGrownMm(double mm);
    /// What found() and grownMm() were in a session.
    void restore(const std::shared_ptr<const Mask>& found, double grownMm);
    /// A run looks for the brain by itself.
    void drop();

Q_SIGNALS:
    void progressed(const Progress& progress);
    /// isShown(), isLooking(), or what is shown.
    void changed();
    void failed(const QString& problem);

private:
    struct Made {
        std::shared_ptr<const Mask> mask;                         ///< as it was found or loaded
        std::shared_ptr<const Volume<std::uint8_t>> brightBrain;  ///< grown, 255 in the brain
        double volumeMl = 0;
        QString problem;
    };
    void make(std::function<Mask()> read, double grownMm);
    void show(const Made& made, double grownMm, const std::filesystem::path& file);
    void forget();

    AlignEngine& m_engine;
    CaseSession& m_session;
    CaseMoves& m_moves;
    QTemporaryDir m_folder;
    std::shared_ptr<const Mask> m_mask;
    LayerId m_layer = 0;
    double m_volumeMl = 0;
    double m_grownMm = 0;  ///< as asked for
    double m_shownMm = 0;  ///< of what is shown
    std::filesystem::path m_file;
    int m_count = 0;  ///< of what was asked for, of which the last counts
};

}  // namespace glioscope
