#include "ui/window/go_to_dialog.h"

#include "ui/case/place_text.h"
#include "ui/case/status_readout.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/translated.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace glioscope {
namespace {

QString bothTexts(const Vec3& lps, const Geometry& grid)
{
    const Index3 voxel = grid.nearestVoxel(lps);
    return tr("%1, voxel %2 %3 %4")
        .arg(positionText(lps))
        .arg(voxel[0])
        .arg(voxel[1])
        .arg(voxel[2]);
}

}  // namespace

QDialog* makeGoToDialog(const ViewState& state, std::function<void(const Vec3& lps)> go,
                        QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("goToDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Go to a Place"));
    auto* place = new QLineEdit(positionText(state.cursorLps()));
    place->setObjectName(QStringLiteral("placeEdit"));
    place->setMinimumWidth(44 * place->fontMetrics().averageCharWidth());
    place->selectAll();
    auto* name = new QLabel(tr("&Millimetres, as in “L 12.5 P 3 S 40”, or “voxel 120 118 77”"));
    name->setBuddy(place);
    auto* understood = new WrappedLabel;
    understood->setObjectName(QStringLiteral("placeUnderstood"));
    understood->setMinimumHeight(2 * understood->fontMetrics().lineSpacing());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("&Go"));
    const auto typed = [&state, place] {
        const auto& image = state.shownImage();
        return placeFrom(place->text(), image ? image->geometry : Geometry{});
    };
    const auto show = [&state, typed, understood, buttons] {
        const TypedPlace now = typed();
        understood->setSentence(now.lps && state.shownImage()
                                    ? bothTexts(*now.lps, state.shownImage()->geometry)
                                    : now.problem);
        buttons->button(QDialogButtonBox::Ok)->setEnabled(now.lps.has_value());
    };
    QObject::connect(place, &QLineEdit::textChanged, dialog, show);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog,
                     [typed, dialog, go = std::move(go)] {
                         if (const TypedPlace now = typed(); now.lps) {
                             dialog->accept();
                             go(*now.lps);
                         }
                     });
    auto* layout = new QVBoxLayout(dialog);
    for (QWidget* each : std::initializer_list<QWidget*>{name, place, understood, buttons}) {
        layout->addWidget(each);
    }
    show();
    return dialog;
}

}  // namespace glioscope
