#pragma once

// The rows of a form that say how cases are prepared: the kind of patches, and the settings of that
// kind alone. Defaults and ranges come from patch_options.h, reference_options.h and
// PrepareSettings.

#include "ui/training/prepare_settings.h"

#include <QObject>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QSpinBox;
class QWidget;

namespace glioscope {

class EdgesEdit;

class PrepareRows : public QObject {
    Q_OBJECT
public:
    /// Adds its rows at the end of `form`, whose widget owns them.
    explicit PrepareRows(QFormLayout* form, QObject* parent = nullptr);

    /// Without label scheme.
    [[nodiscard]] PrepareSettings settings() const;
    void setMode(PrepareMode mode);

Q_SIGNALS:
    void modeChanged();

private:
    void addMode();
    void addWholeCaseRows();
    void addReadyMadeRows();
    /// At the left, as wide as it has to be.
    QWidget* addRow(const QString& label, QWidget* editor, const QString& name,
                    const QString& help);
    [[nodiscard]] QDoubleSpinBox* percentBox(double share, double least, double most) const;
    void showMode();

    QFormLayout* m_form;
    QComboBox* m_mode;
    QLabel* m_modeText;
    QDoubleSpinBox* m_spacing;
    QCheckBox* m_synthetic;
    EdgesEdit* m_size = nullptr;
    QSpinBox* m_patches;
    QDoubleSpinBox* m_background = nullptr;
    QComboBox* m_scaling;
    QDoubleSpinBox* m_valid = nullptr;
    QSpinBox* m_seed;
    QList<QWidget*> m_wholeCaseRows;
    QList<QWidget*> m_readyMadeRows;
};

}  // namespace glioscope
