#pragma once

// Makes what a 3D view needs of the whole brain on another thread: its surface or its voxels, as
// the view's choice and the hardware say, of the shown sequence.

#include "viewer/space/volume_scene.h"
#include "viewer/state/view_state.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace glioscope {

class BrainMaker : public QObject {
    Q_OBJECT
public:
    /// Both must outlive this object.
    BrainMaker(const ViewState& state, VolumeScene& scene, QObject* parent);
    ~BrainMaker() override;

    /// Hands the scene what it lacks, at once or later, and takes away what is no longer wanted,
    /// all of it where the view is not `shown`. After the view's first picture.
    void update(bool shown);
    [[nodiscard]] bool isMaking() const { return m_stop != nullptr; }

Q_SIGNALS:
    /// The scene has it.
    void made();

private:
    /// What it is made of; equal ones give the same.
    struct Wanted {
        BrainLook look = BrainLook::Hidden;
        std::shared_ptr<const Image> image;
        std::shared_ptr<const LabelMap> labels;
        bool operator==(const Wanted&) const = default;
    };
    [[nodiscard]] Wanted wanted(bool shown) const;
    void make();
    void stop();

    const ViewState& m_state;
    VolumeScene& m_scene;
    Wanted m_wanted;
    std::shared_ptr<std::atomic_bool> m_stop;  ///< true stops what is being made; null: nothing is
    QThreadPool m_worker;
};

}  // namespace glioscope
