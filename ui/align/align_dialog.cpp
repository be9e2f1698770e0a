#include "ui/align/align_dialog.h"

#include "ui/align/move_table.h"
#include "ui/align/pair_view.h"
#include "ui/case/case_session.h"
#include "ui/engine/run_texts.h"
#include "ui/engine/stage_text.h"
#include "ui/widgets/figure_table.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr int kProgressSteps = 1000;

QPushButton* makeButton(const QString& text, const QString& name, const QString& help)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setToolTip(help);
    button->setAutoDefault(false);
    return button;
}

}  // namespace

AlignDialog::AlignDialog(CaseMoves& moves, CaseSession& session,
                         const std::array<WindowLevel, 4>& windows, QWidget* parent)
    : QDialog(parent),
      m_moves(moves),
      m_session(session),
      m_windows(windows),
      m_model(new MoveTable(this)),
      m_table(makeRowTable(m_model, QStringLiteral("moveTable"),
                           tr("Moves of the sequences onto the T1ce"))),
      m_notice(new NoticeLabel(QStringLiteral("alignNotice"))),
      m_view(new PairView)
{
    setObjectName(QStringLiteral("alignDialog"));
    setWindowTitle(tr("Align Sequences"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(true);
    fitHeight(*m_table, 3);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_table);
    layout->addWidget(m_notice);
    layout->addWidget(makePictures(), 1);
    layout->addWidget(makeDecisions());
    layout->addWidget(makeProgress());
    makeButtons();
    layout->addWidget(m_buttons);
    connectAll();
    updateButtons();
}

AlignDialog::~AlignDialog()
{
    m_moves.cancel();
}

QWidget* AlignDialog::makePictures()
{
    auto* part = new QWidget;
    m_plane = new QComboBox;
    m_plane->setObjectName(QStringLiteral("pairPlane"));
    m_plane->setAccessibleName(tr("Plane"));
    m_plane->addItems({tr("Axial"), tr("Coronal"), tr("Sagittal")});
    m_slice = new QSlider(Qt::Horizontal);
    m_slice->setObjectName(QStringLiteral("pairSlice"));
    m_slice->setAccessibleName(tr("Slice, mm from the middle"));
    m_slice->setPageStep(10);
    m_sliceText = new QLabel;
    m_sliceText->setMinimumWidth(
        m_sliceText->fontMetrics().horizontalAdvance(QStringLiteral("-100 mm ")));
    auto* row = new QHBoxLayout;
    row->addWidget(m_plane);
    row->addWidget(m_slice, 1);
    row->addWidget(m_sliceText);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view, 1);
    layout->addLayout(row);
    return part;
}

QWidget* AlignDialog::makeDecisions()
{
    auto* part = new QWidget;
    m_accept = makeButton(tr("&Accept This Move"), QStringLiteral("acceptMove"),
                          tr("You have looked at it, and it fits"));
    m_again = makeButton(tr("&Try Other Starts"), QStringLiteral("searchAgain"),
                         tr("Registers this sequence once more, from other rotations and shifts"));
    m_leave = makeButton(tr("&Leave Where It Lies"), QStringLiteral("leaveUnmoved"),
                         tr("This sequence is not moved: it lies on the T1ce as its file says"));
    auto* layout = new QHBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QPushButton* button : {m_accept, m_again, m_leave}) {
        layout->addWidget(button);
    }
    layout->addStretch();
    return part;
}

QWidget* AlignDialog::makeProgress()
{
    m_searching = new QWidget;
    m_stage = new QLabel;
    m_stage->setObjectName(QStringLiteral("alignStage"));
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("alignProgress"));
    m_progress->setAccessibleName(tr("Progress of the alignment"));
    auto* cancel = makeButton(tr("&Cancel"), QStringLiteral("cancelAlign"), QString());
    connect(cancel, &QPushButton::clicked, this, &AlignDialog::cancelSearch);
    auto* layout = new QHBoxLayout(m_searching);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stage);
    layout->addWidget(m_progress, 1);
    layout->addWidget(cancel);
    QSizePolicy keeps = m_searching->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    m_searching->setSizePolicy(keeps);
    return m_searching;
}

void AlignDialog::makeButtons()
{
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_use = m_buttons->addButton(tr("&Use These Moves"), QDialogButtonBox::AcceptRole);
    m_use->setObjectName(QStringLiteral("useMoves"));
    m_use->setToolTip(tr("Shows the sequences where they lead, and has the next run take them"));
    m_drop = m_buttons->addButton(tr("Show as the &Files Say"), QDialogButtonBox::ResetRole);
    m_drop->setObjectName(QStringLiteral("dropMoves"));
    m_drop->setToolTip(tr("Uses no moves; the next run looks for them by itself"));
    connect(m_use, &QPushButton::clicked, this, &AlignDialog::useMoves);
    connect(m_drop, &QPushButton::clicked, this, [this] {
        m_moves.drop();
        QDialog::accept();
    });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void AlignDialog::connectAll()
{
    connect(&m_moves, &CaseMoves::found, this, &AlignDialog::take);
    connect(&m_moves, &CaseMoves::failed, this, &AlignDialog::showFailure);
    connect(&m_moves, &CaseMoves::progressed, this, &AlignDialog::showProgress);
    connect(&m_session, &CaseSession::opened, this, &QDialog::reject);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AlignDialog::showSequence);
    connect(m_plane, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_view->setPlane(static_cast<WorldPlane>(index)); });
    connect(m_slice, &QSlider::valueChanged, this, [this](int mm) { m_view->setSliceMm(mm); });
    connect(m_view, &PairView::sliceChanged, this, &AlignDialog::showSlice);
    const auto forCurrent = [this](void (AlignDialog::*decide)(Sequence)) {
        return [this, decide] {
            if (const auto sequence = current()) {
                (this->*decide)(*sequence);
            }
        };
    };
    connect(m_accept, &QPushButton::clicked, this, forCurrent(&AlignDialog::acceptMove));
    connect(m_again, &QPushButton::clicked, this, forCurrent(&AlignDialog::searchAgain));
    connect(m_leave, &QPushButton::clicked, this, forCurrent(&AlignDialog::leave));
}

void AlignDialog::begin()
{
    if (m_moves.inUse()) {
        take(*m_moves.inUse());
    } else {
        m_moves.find();
        showProgress({});
    }
}

/// What was decided before about other sequences is in it.
void AlignDialog::take(const CaseAlignment& alignment)
{
    const std::optional<Sequence> before = current();
    m_now = alignment;
    m_notice->clear();
    if (alignment.isLeftAsItIs) {
        m_notice->show(Notice::Kind::Good,
                       tr("The sequences are brains without skull on one grid already, and stay "
                          "as they are."));
    }
    m_model->show(*m_session.current(), *m_now);
    m_table->resizeColumnsToContents();
    int row = 0;
    for (int r = m_model->rowCount() - 1; r >= 0; --r) {
        const Sequence sequence = m_model->sequenceOf(r);
        if (before ? sequence == *before : isUndecided(moveOf(sequence))) {
            row = r;
        }
    }
    m_table->selectRow(row);
    showSequence();
}

void AlignDialog::showFailure(const QString& problem)
{
    m_notice->show(Notice::Kind::Problem, problem);
    updateButtons();
}

void AlignDialog::showProgress(const Progress& progress)
{
    const bool known = progress.total > 0;
    m_progress->setRange(0, known ? kProgressSteps : 0);
    if (known) {
        m_progress->setValue(int(std::lround(progress.done / progress.total * kProgressSteps)));
    }
    const QString stage = shownStage(progress.stage);
    const QString left = timeLeftText(progress.secondsLeft);
    m_stage->setText(left.isEmpty() ? stage : tr("%1, %2").arg(stage, left));
    updateButtons();
}

std::optional<Sequence> AlignDialog::current() const
{
    const QModelIndex index = m_table->selectionModel()->currentIndex();
    return index.isValid() ? std::optional(m_model->sequenceOf(index.row())) : std::nullopt;
}

RigidRegistration& AlignDialog::moveOf(Sequence sequence)
{
    return m_now->moves[static_cast<std::size_t>(sequence)];
}

void AlignDialog::showSequence()
{
    const std::optional<Sequence> sequence = current();
    if (!sequence || !m_now) {
        updateButtons();
        return;
    }
    const Case& openCase = *m_session.current();
    const auto paired = [&](Sequence which, const RigidTransform& toImage) {
        return PairedImage{openCase.image(which), toImage,
                           m_windows[static_cast<std::size_t>(which)]};
    };
    const RigidRegistration& move = moveOf(*sequence);
    m_view->setPair(paired(Sequence::T1ce, {}), paired(*sequence, move.toMoving),
                    toQString(displayName(*sequence)));
    if (isUndecided(move)) {
        m_notice->show(Notice::Kind::Warning,
                       tr("%1 may not lie on the T1ce: %2. See whether edges run on from square "
                          "to square, and whether the ventricles coincide.")
                           .arg(toQString(displayName(*sequence)), shownSentence(move.doubt)));
    } else {
        m_notice->clear();
    }
    updateButtons();
}

void AlignDialog::showSlice()
{
    const QSignalBlocker blocked(m_slice);
    const int farthest = int(m_view->farthestSliceMm());
    m_slice->setRange(-farthest, farthest);
    m_slice->setValue(int(std::lround(m_view->sliceMm())));
    m_sliceText->setText(tr("%1 mm").arg(shownNumber(m_view->sliceMm(), 'f', 0)));
}

void AlignDialog::updateButtons()
{
    const bool searching = m_moves.isLooking();
    m_searching->setVisible(searching);
    const std::optional<Sequence> sequence = m_now ? current() : std::nullopt;
    const bool canDecide = sequence && !searching;
    m_accept->setEnabled(canDecide && !moveOf(*sequence).isAccepted);
    m_leave->setEnabled(canDecide && moveOf(*sequence).isMoved);
    m_again->setEnabled(canDecide);
    const bool decided =
        m_now && !m_now->isLeftAsItIs && std::ranges::none_of(m_now->moves, isUndecided);
    m_use->setEnabled(decided && !searching);
    m_drop->setEnabled(m_moves.inUse().has_value() && !searching);
}

void AlignDialog::acceptMove(Sequence sequence)
{
    moveOf(sequence).isAccepted = true;
    take(CaseAlignment(*m_now));
}

void AlignDialog::leave(Sequence sequence)
{
    RigidRegistration left;
    left.doubt = moveOf(sequence).doubt;
    left.isAccepted = true;
    moveOf(sequence) = left;
    take(CaseAlignment(*m_now));
}

void AlignDialog::searchAgain(Sequence sequence)
{
    m_moves.findAgain(*m_now, {sequence}, ++m_attempts[static_cast<std::size_t>(sequence)]);
    showProgress({});
}

void AlignDialog::useMoves()
{
    m_moves.use(*m_now);
    QDialog::accept();
}

void AlignDialog::cancelSearch()
{
    m_moves.cancel();
    updateButtons();
    if (!m_now) {
        reject();
    }
}

}  // namespace glioscope
