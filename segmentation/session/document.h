#pragma once

// The open case: its study and the layers over it. The one truth about both; whoever shows
// something of it reads it here and is told what changed. Draws nothing, reads and writes no file,
// and belongs to one thread; contents may be shared with others.

#include "segmentation/session/journal.h"
#include "segmentation/session/label_delta.h"
#include "segmentation/session/layer.h"
#include "segmentation/session/listeners.h"
#include "segmentation/session/study.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace glioscope {

struct DocumentChange {
    enum class Kind : std::uint8_t {
        Study,   ///< another study; `ids` are the layers that went with the last one
        Places,  ///< of the study's images
        Added,
        Removed,
        Content,  ///< within `box`
        Style,
        Saved,
    };
    Kind kind = Kind::Study;
    std::vector<LayerId> ids;
    VoxelBox box = {};  ///< on the grid of the layer's new content
};

class Document {
public:
    using Subscription = Listeners<DocumentChange>::Subscription;

    explicit Document(JournalLimits limits = {}) : m_journal(limits) {}
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    /// Listeners find the document as it is after the change, and may change it again.
    [[nodiscard]] Subscription subscribe(Listeners<DocumentChange>::Listener listener);

    /// In place of the study before and of all layers; nothing of them can be undone any more.
    void open(Study study);
    [[nodiscard]] const Study& study() const { return m_study; }

    /// The study's images with the same voxels in other places; all else stays. `moved` as in
    /// TimePoint. Of a study of one time point.
    void placeImages(CaseImages images, const std::array<bool, 4>& moved);

    /// In the order in which they were added. Valid until the next change, as is layer().
    [[nodiscard]] const std::vector<Layer>& layers() const { return m_layers; }
    /// Null where there is none.
    [[nodiscard]] const Layer* layer(LayerId id) const;
    /// The layers that go with one, in the order in which they were added. Valid until the next
    /// change.
    [[nodiscard]] std::vector<const Layer*> ownedBy(LayerId owner) const;
    /// Whether any segmentation, measured, holds a voxel of it.
    [[nodiscard]] bool has(Structure structure) const;
    /// That of its content, whatever the images' is.
    [[nodiscard]] const Geometry& gridOf(const Layer& layer) const;

    /// Style of layers of a kind that are added without one: the last that was given to any.
    [[nodiscard]] const LayerStyle& styleOf(LayerKind kind) const;
    /// For later layers alone; told as a style without ids.
    void setStyleOf(LayerKind kind, const LayerStyle& style);

    /// A layer from a file counts as saved. Throws Error where it shows an image that the study
    /// lacks, or goes with a layer that is not there.
    LayerId add(NewLayer layer);

    // Of a layer that is not there, or what changes nothing, the rest is no change and tells
    // nobody.
    /// With the layers that go with it, which are told of in one.
    void remove(LayerId id);
    /// Opacity and threshold are clipped to 0..1. Later layers of its kind begin with this style,
    /// but not outlined and with their own threshold.
    void setStyle(LayerId id, const LayerStyle& style);
    /// Other content under the same name, style and origin; `changed` is where it differs, all of
    /// its grid unless told. Earlier changes of the layer cannot be undone any more.
    void replace(LayerId id, LayerContent content, const std::optional<VoxelBox>& changed = {});
    /// Labels from a file, in another place: replace(), with what is then known of it.
    void place(LayerId id, LabelContent content, const GeometryPassport& passport);
    /// A file holds the content that had this mark, which need not be the present one.
    void markSaved(LayerId id, ContentMark mark);

    /// Changes labels, undoably; what was measured on them goes. Throws Error where the layer is no
    /// segmentation or the change starts from another; then nothing has changed.
    void edit(LayerId id, LabelDelta delta);
    [[nodiscard]] bool canUndo() const { return m_journal.undoable() != nullptr; }
    [[nodiscard]] bool canRedo() const { return m_journal.redoable() != nullptr; }
    /// Takes back the last change of any layer, or makes it again.
    void undo();
    void redo();

private:
    [[nodiscard]] static std::array<LayerStyle, kLayerKinds> defaultStyles();
    [[nodiscard]] Layer* find(LayerId id);
    [[nodiscard]] int freeLook() const;
    bool remember(LayerKind kind, LayerStyle style);
    void change(Layer& layer, const LabelDelta& delta, ContentMark mark);
    [[nodiscard]] const Geometry& gridOf(const LayerContent& content) const;

    Study m_study;
    std::vector<Layer> m_layers;
    std::array<LayerStyle, kLayerKinds> m_styles = defaultStyles();  // by kind
    Journal m_journal;
    LayerId m_lastId = 0;
    ContentMark m_lastMark = 0;
    Listeners<DocumentChange> m_listeners;
};

}  // namespace glioscope
