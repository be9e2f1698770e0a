#pragma once

// A run in pictures: loss, Dice per region and learning rate over the epochs, and the slice of a
// held-back case that validation draws.

#include "training/settings/training_config.h"

#include <QImage>
#include <QWidget>

#include <vector>

namespace glioscope {

class CurvePlot;
class PictureView;

class RunCurvesView : public QWidget {
    Q_OBJECT
public:
    explicit RunCurvesView(QWidget* parent = nullptr);

    void show(const std::vector<EpochRecord>& history, const QImage& picture);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showCurves();

    std::vector<EpochRecord> m_history;
    CurvePlot* m_loss;
    CurvePlot* m_dice;
    CurvePlot* m_rate;
    PictureView* m_picture;
};

}  // namespace glioscope
