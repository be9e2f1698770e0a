#include "ui/training/prepare_rows.h"

#include "ui/widgets/edges_edit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

#include <initializer_list>
#include <limits>

namespace glioscope {
namespace {

constexpr int kUsualCharacters = 20;      // of an editor's width, so that most are as wide
constexpr double kSmallestPercent = 0.1;  // what one decimal shows of "above 0"

QString modeHelp(PrepareMode mode)
{
    return mode == PrepareMode::ReadyMade
               ? PrepareRows::tr("Cut where there is tumour, to compare with the reference system.")
               : PrepareRows::tr(
                     "One file a case, the whole brain; training cuts windows from it.");
}

}  // namespace

PrepareRows::PrepareRows(QFormLayout* form, QObject* parent)
    : QObject(parent),
      m_form(form),
      m_mode(new QComboBox),
      m_modeText(new QLabel),
      m_spacing(new QDoubleSpinBox),
      m_synthetic(new QCheckBox(tr("The cases are phantoms"))),
      m_patches(new QSpinBox),
      m_scaling(new QComboBox),
      m_seed(new QSpinBox)
{
    addMode();
    addWholeCaseRows();
    addReadyMadeRows();
    const int usual = m_modeText->fontMetrics().averageCharWidth() * kUsualCharacters;
    for (QWidget* editor : std::initializer_list<QWidget*>{m_spacing, m_patches, m_background,
                                                           m_scaling, m_valid, m_seed}) {
        editor->setMinimumWidth(usual);
    }
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        showMode();
        Q_EMIT modeChanged();
    });
    showMode();
}

void PrepareRows::addMode()
{
    m_mode->addItem(tr("Whole cases"), static_cast<int>(PrepareMode::WholeCases));
    m_mode->addItem(tr("Ready-made patches, as the reference system makes them"),
                    static_cast<int>(PrepareMode::ReadyMade));
    addRow(tr("Kind"), m_mode, QStringLiteral("prepareMode"),
           tr("Ready-made patches have 1 mm a voxel, are scaled slice by slice and trained on as "
              "they are; whole cases are the usual choice."));
    m_modeText->setWordWrap(true);
    m_modeText->setForegroundRole(QPalette::PlaceholderText);
    m_form->addRow(QString(), m_modeText);
}

void PrepareRows::addWholeCaseRows()
{
    m_spacing->setRange(kFinestSpacingMm, kCoarsestSpacingMm);
    m_spacing->setDecimals(2);
    m_spacing->setSingleStep(0.1);
    m_spacing->setValue(PrepareSettings().spacingMm);
    m_spacing->setSuffix(tr(" mm"));
    m_wholeCaseRows = {
        addRow(tr("Voxel edge"), m_spacing, QStringLiteral("patchSpacing"),
               tr("A coarser grid shows the network more of the brain at once and takes less time; "
                  "results come back on the case's own grid.")),
        addRow(QString(), m_synthetic, QStringLiteral("syntheticCases"),
               tr("Training mixes phantoms in by their own share."))};
}

void PrepareRows::addReadyMadeRows()
{
    const ReferencePatchOptions defaults;
    m_size = new EdgesEdit(QStringLiteral("patchSize"), tr("Patch size"));
    m_size->setRange(kShortestReferenceEdge, kLongestReferenceEdge);
    m_size->setSingleStep(8);
    m_size->setEdges(defaults.size);
    m_patches->setRange(1, kMostReferencePatches);
    m_patches->setGroupSeparatorShown(true);
    m_patches->setValue(defaults.patchesPerCase);
    m_background = percentBox(defaults.mostBackground, kSmallestPercent, 100);
    m_scaling->addItem(tr("Mean 0, deviation 1"), static_cast<int>(SliceScaling::Standard));
    m_scaling->addItem(tr("0 to 1"), static_cast<int>(SliceScaling::Unit));
    m_valid = percentBox(kReferenceValidShare, 0, 100 * kMostReferenceValidShare);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(static_cast<int>(defaults.seed));
    m_readyMadeRows = {
        addRow(tr("Patch size"), m_size, QStringLiteral("patchSize"),
               tr("Voxels of 1 mm along i, j and k, %1 to %2 each")
                   .arg(kShortestReferenceEdge)
                   .arg(kLongestReferenceEdge)),
        addRow(tr("Patches a case"), m_patches, QStringLiteral("patchesPerCase"),
               tr("1 to %L1").arg(kMostReferencePatches)),
        addRow(tr("Most background"), m_background, QStringLiteral("mostBackground"),
               tr("A patch is taken where less than this share of it is without tumour.")),
        addRow(tr("Scaling"), m_scaling, QStringLiteral("sliceScaling"),
               tr("Of every sequence in every slice")),
        addRow(tr("Validating patients"), m_valid, QStringLiteral("validShare"),
               tr("Share of the patients whose patches validate and are never trained on")),
        addRow(tr("Random seed"), m_seed, QStringLiteral("prepareSeed"),
               tr("Of the places and of who validates; the same gives the same patches"))};
}

QWidget* PrepareRows::addRow(const QString& label, QWidget* editor, const QString& name,
                             const QString& help)
{
    editor->setObjectName(name);
    if (!label.isEmpty()) {
        editor->setAccessibleName(label);
    }
    editor->setToolTip(help);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(editor);
    layout->addStretch();
    m_form->addRow(label, row);
    return row;
}

QDoubleSpinBox* PrepareRows::percentBox(double share, double least, double most) const
{
    auto* box = new QDoubleSpinBox;
    box->setRange(least, most);
    box->setDecimals(1);
    box->setSuffix(tr(" %"));
    box->setValue(100 * share);
    return box;
}

PrepareSettings PrepareRows::settings() const
{
    return {.mode = static_cast<PrepareMode>(m_mode->currentData().toInt()),
            .spacingMm = m_spacing->value(),
            .synthetic = m_synthetic->isChecked(),
            .reference = {.size = m_size->edges(),
                          .patchesPerCase = m_patches->value(),
                          .mostBackground = m_background->value() / 100,
                          .scaling = static_cast<SliceScaling>(m_scaling->currentData().toInt()),
                          .seed = static_cast<std::uint64_t>(m_seed->value())},
            .validShare = m_valid->value() / 100};
}

void PrepareRows::setMode(PrepareMode mode)
{
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(mode)));
}

void PrepareRows::showMode()
{
    const PrepareMode mode = settings().mode;
    m_modeText->setText(modeHelp(mode));
    for (QWidget* row : m_wholeCaseRows) {
        m_form->setRowVisible(row, mode == PrepareMode::WholeCases);
    }
    for (QWidget* row : m_readyMadeRows) {
        m_form->setRowVisible(row, mode == PrepareMode::ReadyMade);
    }
}

}  // namespace glioscope
