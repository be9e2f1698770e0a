#pragma once

// Which segmentations of the open case are compared, about which structure and against which
// reference. Works out where they differ, on worker threads and only while somebody watches; puts
// maps of it into the document and leads from one disagreement to the next. Holds no widget.

#include "ui/comparison/comparison_work.h"
#include "viewer/state/view_state.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace glioscope {

class Comparison : public QObject {
    Q_OBJECT
public:
    /// Which map of it is drawn in place of the segmentations.
    enum class Map { None, Agreement, Errors };

    /// `document` is that of `state`; both must outlive this.
    Comparison(Document& document, ViewState& state, QObject* parent);
    ~Comparison() override;

    /// Of the open case, left out or not, in the document's order.
    [[nodiscard]] std::vector<const Layer*> segmentations() const;
    /// The expert's, until another is chosen, or else the first; null where there is none.
    [[nodiscard]] const Layer* reference() const;
    void setReference(LayerId id);
    [[nodiscard]] Structure structure() const { return m_structure; }
    void setStructure(Structure structure);
    /// Of surface Dice; another has the figures measured anew.
    [[nodiscard]] double toleranceMm() const { return m_toleranceMm; }
    void setToleranceMm(double mm);
    [[nodiscard]] bool isLeftOut(LayerId id) const { return m_leftOut.contains(id); }
    /// The reference is never left out.
    void setLeftOut(LayerId id, bool leftOut);
    [[nodiscard]] Map map() const { return m_map; }
    void setMap(Map map);
    /// While nobody watches, and no map is drawn, nothing is worked out.
    void setWatched(bool watched);

    /// Null where it is not worked out, or there are not two segmentations to compare.
    [[nodiscard]] const Differences* differences() const { return m_differences.get(); }
    /// Empty until they are measured.
    [[nodiscard]] const Figures& figures() const { return m_figures; }

    /// Index of the disagreement last gone to; -1 for none.
    [[nodiscard]] int current() const { return m_current; }
    /// Puts the cursor into a disagreement.
    void goTo(int index);
    /// To the next (1) or the one before (-1) by size, around at the ends; once it is worked out.
    void step(int by);
    /// Once it is worked out.
    void goToLargest();

Q_SIGNALS:
    /// The cursor is in a disagreement.
    void arrived();
    /// The choices, what is compared, or what was found.
    void changed();
    /// At a disagreement: which, how large and who says what; or why there is none to go to.
    void told(const QString& sentence);

private:
    [[nodiscard]] ComparisonTask task() const;
    [[nodiscard]] bool isWanted() const;
    void follow(Changes changes);
    void update();
    void take(const std::shared_ptr<const Differences>& found);
    void measure();
    void makeMaps();
    void show(const ComparisonMaps& maps);
    void removeMaps();
    [[nodiscard]] QString sentenceOf(int index) const;

    Document& m_document;
    ViewState& m_state;
    ViewState::Subscription m_subscription;
    std::optional<LayerId> m_reference;
    Structure m_structure = Structure::WholeTumour;
    double m_toleranceMm = kDefaultToleranceMm;
    std::set<LayerId> m_leftOut;
    Map m_map = Map::None;
    bool m_watched = false;
    bool m_installing = false;              ///< maps, which the document tells of
    bool m_drawn = false;                   ///< maps were put into the document and chosen
    std::optional<ComparisonTask> m_asked;  ///< being worked out
    std::shared_ptr<const Differences> m_differences;
    Figures m_figures;
    int m_current = -1;
    int m_stepsDue = 0;       ///< asked for before there was anything to step through
    QThreadPool m_measuring;  ///< may take long, so that opening and saving do not wait for it
};

}  // namespace glioscope
