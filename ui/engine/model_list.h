#pragma once

// The models as a list with ticks: which shall run, how long each takes on this machine, and what
// the last run made of it. Shows what it is told and holds nothing but the ticks.

#include "segmentation/networks/contract/model_contract.h"
#include "ui/engine/segmentation_run.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QTableWidget>

#include <vector>

namespace glioscope {

class ModelList : public QTableWidget {
    Q_OBJECT
public:
    enum Column { Name, Time, State, ColumnCount };

    explicit ModelList(QWidget* parent = nullptr);

    /// Best measured first. Those of `ticked` that are there are ticked, else the first.
    void setModels(const std::vector<ModelContract>& models, const QStringList& ticked);
    /// Seconds by model, for those that have run here.
    void showTimes(const QMap<QString, double>& seconds);
    void showRun(const std::vector<RunItem>& items);

    /// In the order of the list.
    [[nodiscard]] QStringList ticked() const;
    /// The first; empty without models.
    [[nodiscard]] QString bestMeasured() const { return nameAt(0); }
    /// The one that the checks are about; empty without models.
    [[nodiscard]] QString current() const;
    void setTicked(const QString& model, bool ticked);

Q_SIGNALS:
    void ticksChanged();
    void currentModelChanged();

private:
    /// Empty where there is no such row.
    [[nodiscard]] QString nameAt(int row) const;
    [[nodiscard]] int rowOf(const QString& model) const;
    void fit();

    bool m_filling = false;
};

/// "done, 1.2 s, 2.4 GB", "running", ...; empty for one that is no part of the run.
[[nodiscard]] QString stateText(const RunItem& item);

}  // namespace glioscope
