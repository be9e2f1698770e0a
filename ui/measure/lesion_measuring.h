#pragma once

// Measures the enhancing lesions of the active segmentation on a worker thread, into the list of
// measurements. Holds no widget.

#include "segmentation/measurement/enhancing_lesions.h"
#include "segmentation/measurement/measurement_list.h"
#include "viewer/state/view_state.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace glioscope {

class LesionMeasuring : public QObject {
    Q_OBJECT
public:
    /// Both must outlive this.
    LesionMeasuring(const ViewState& state, MeasurementList& list, QObject* parent);
    ~LesionMeasuring() override;

    /// The lesions take the place of those that were measured before, as one step that can be
    /// undone; a reader's own measurements stay.
    void start(const LesionChoices& choices);
    [[nodiscard]] bool isMeasuring() const { return m_goesOn != nullptr; }
    void stop();

    /// Of the last time: lesions too small to be listed.
    [[nodiscard]] int smaller() const { return m_smaller; }
    [[nodiscard]] double smallerMl() const { return m_smallerMl; }

Q_SIGNALS:
    void changed();
    /// The lesion with the largest product is this one.
    void measured(MeasurementId largest);
    /// How it went, or why there is nothing to measure.
    void told(const QString& sentence);

private:
    void take(EnhancingLesions found);

    const ViewState& m_state;
    MeasurementList& m_list;
    std::shared_ptr<std::atomic_bool> m_goesOn;  ///< null where nothing is being measured
    int m_smaller = 0;
    double m_smallerMl = 0;
    QThreadPool m_pool;
};

}  // namespace glioscope
