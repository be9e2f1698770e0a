// What wheel, Tab and Alt do to the fields of the real window and of the training window, and how
// their boxes are seen.

#include "tests/support/main_window_case.h"
#include "ui/case/layer_table.h"
#include "ui/settings/language.h"
#include "ui/training/training_dialog.h"
#include "ui/widgets/input_manners.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QWindow>

#include <cmath>

using namespace glioscope;

namespace {

QVariant valueOf(const QWidget& field)
{
    if (const auto* box = qobject_cast<const QComboBox*>(&field)) {
        return box->currentIndex();
    }
    const char* property = "value";
    return field.property(property);
}

QScrollArea* areaAround(QWidget* widget)
{
    for (QWidget* above = widget->parentWidget(); above; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above)) {
            return area;
        }
    }
    return nullptr;
}

void turnWheelOver(QWidget* widget, int notches)
{
    // Qt Test hands the place on as one of the screen's pixels, which an enlarged window has more
    // of.
    QWidget* window = widget->window();
    const QPointF place = widget->mapTo(window, widget->rect().center());
    QTest::wheelEvent(window->windowHandle(), place * window->devicePixelRatioF(),
                      QPoint(0, 120 * notches));
}

/// The fields with a wheel that are seen and can be changed.
QList<QWidget*> fieldsIn(const QWidget& window)
{
    QList<QWidget*> fields;
    for (QWidget* each : window.findChildren<QWidget*>()) {
        if (isChangedByWheel(*each) && each->isVisible() && each->isEnabled() &&
            each->window() == &window) {
            fields << each;
        }
    }
    return fields;
}

double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double v) {
            return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
               0.0722 * linear(colour.blueF());
    };
    const double light = std::max(luminance(a), luminance(b));
    return (light + 0.05) / (std::min(luminance(a), luminance(b)) + 0.05);
}

/// Along the row through the middle of `place`, the strongest contrast with `ground`.
double strongestContrast(const QImage& picture, const QRect& place, const QColor& ground)
{
    double strongest = 1;
    for (int x = place.left(); x <= place.right(); ++x) {
        strongest =
            std::max(strongest, contrast(picture.pixelColor(x, place.center().y()), ground));
    }
    return strongest;
}

}  // namespace

class TestWindowManners : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void theWheelChangesNoFieldOfADockWithoutTheFocus()
    {
        openCase(m_case);
        for (const char* dock : {"segmentationDock", "overlayDock"}) {
            bringForward(dock);
            const QList<QWidget*> fields = fieldsIn(*m_window);
            QVERIFY2(fields.size() >= 3, dock);
            leaveFieldsAlone(fields);
        }
    }

    void theWheelChangesNoFieldOfTheTrainingWindowWithoutTheFocus()
    {
        m_window->actions()[Command::TrainModel]->trigger();
        TrainingDialog& training = m_window->training();
        QVERIFY(QTest::qWaitForWindowExposed(&training));
        qsizetype seen = 0;
        for (const auto page :
             {TrainingDialog::Data, TrainingDialog::Patches, TrainingDialog::Network}) {
            training.showPage(page);
            const QList<QWidget*> fields = fieldsIn(training);
            seen += fields.size();
            leaveFieldsAlone(fields);
        }
        QVERIFY(seen >= 15);
        training.hide();
    }

    void overAFieldTheDockScrollsInstead()
    {
        openCase(m_case);
        bringForward("overlayDock");
        const QSize before = m_window->size();
        m_window->resize(1000, 420);
        auto* field = m_window->findChild<QComboBox*>(QStringLiteral("overlayMode"));
        QScrollArea* area = areaAround(field);
        QTRY_VERIFY(area->verticalScrollBar()->maximum() > 20);
        area->ensureWidgetVisible(field);
        const int place = area->verticalScrollBar()->value();
        turnWheelOver(field, place > 0 ? 1 : -1);
        QTRY_VERIFY(area->verticalScrollBar()->value() != place);
        QCOMPARE(state().overlay().mode, Preferences().overlay.mode);
        m_window->resize(before);
    }

    void aFieldWithTheFocusTakesTheWheel()
    {
        openCase(m_case);
        bringForward("overlayDock");
        auto* field = m_window->findChild<QComboBox*>(QStringLiteral("overlayMode"));
        field->setFocus();
        const int before = field->currentIndex();
        turnWheelOver(field, before == 0 ? -1 : 1);
        QTRY_VERIFY(field->currentIndex() != before);
    }

    void tabLeavesEveryTable()
    {
        openCase(m_case);
        m_workspace->session.addResult(QStringLiteral("unet"), result(Label::Oedema));
        const auto leaves = [](QTableView* table) {
            // Without a window manager a window that goes takes the focus along a moment later.
            const bool hadFocus = QTest::qWaitFor([table] {
                table->window()->activateWindow();
                table->setFocus();
                return table->hasFocus();
            });
            table->setCurrentIndex(table->model()->index(0, 0));
            QTest::keyClick(table, Qt::Key_Tab);
            return hadFocus && !table->hasFocus();
        };
        int tables = 0;
        for (const auto& [dock, name] :
             {std::pair{"overlayDock", "layerTable"}, {"segmentationDock", "volumeTable"}}) {
            bringForward(dock);
            QVERIFY2(leaves(m_window->findChild<QTableView*>(QString::fromLatin1(name))), name);
            ++tables;
        }
        m_window->actions()[Command::TrainModel]->trigger();
        TrainingDialog& training = m_window->training();
        QVERIFY(QTest::qWaitForWindowExposed(&training));
        training.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&training));
        for (QTableView* table : training.findChildren<QTableView*>()) {
            training.showPage(TrainingDialog::Data);
            QVERIFY2(leaves(table), qPrintable(table->objectName()));
            ++tables;
        }
        training.hide();
        QVERIFY(tables >= 3);
        m_workspace->session.removeResult(m_workspace->session.layers()[1].id);
    }

    void everyFieldOfTheDocksHasALetterOfItsOwn_data()
    {
        QTest::addColumn<int>("language");
        QTest::newRow("English") << int(Language::English);
        QTest::newRow("Spanish") << int(Language::Spanish);
    }
    void everyFieldOfTheDocksHasALetterOfItsOwn()
    {
        QFETCH(const int, language);
        const Translation translation(static_cast<Language>(language));
        const auto windowOfTheOthers = qScopeGuard([this] { closeWindow(); });
        closeWindow();
        makeWindow();
        openCase(m_case);
        auto* overlay = m_window->findChild<QDockWidget*>(QStringLiteral("overlayDock"));
        auto* maps = m_window->findChild<QDockWidget*>(QStringLiteral("mapDock"));
        auto* comparison = m_window->findChild<QDockWidget*>(QStringLiteral("comparisonDock"));
        auto* segmentation = m_window->findChild<QDockWidget*>(QStringLiteral("segmentationDock"));
        auto* measure = m_window->findChild<QDockWidget*>(QStringLiteral("measureDock"));
        // All but one that lie behind each other are hidden, where their letters do nothing.
        QVERIFY(m_window->tabifiedDockWidgets(overlay).contains(maps));
        QVERIFY(m_window->tabifiedDockWidgets(segmentation).contains(comparison));
        QVERIFY(m_window->tabifiedDockWidgets(segmentation).contains(measure));
        for (const OverlayKind kind : {OverlayKind::Labels, OverlayKind::Regions}) {
            OverlayStyle style = state().overlay();
            style.kind = kind;
            state().setOverlay(style);
            QVERIFY(lettersOfDocksWithout({maps, comparison, measure}) >= 5 + 15);
            QVERIFY(lettersOfDocksWithout({overlay, comparison, measure}) >= 5 + 10);
            QVERIFY(lettersOfDocksWithout({maps, segmentation, measure}) >= 5 + 15);
            QVERIFY(lettersOfDocksWithout({overlay, segmentation, measure}) >= 5 + 10);
            QVERIFY(lettersOfDocksWithout({maps, segmentation, comparison}) >= 5 + 13);
            QVERIFY(lettersOfDocksWithout({overlay, segmentation, comparison}) >= 5 + 7);
        }
    }

    void altAndTheLetterLeadToTheField()
    {
        openCase(m_case);
        bringForward("segmentationDock");
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::AltModifier);
        QTRY_COMPARE(QApplication::focusWidget(),
                     m_window->findChild<QComboBox*>(QStringLiteral("precisionChoice")));
    }

    void boxesWithoutATickAreSeenOnDarkAsOnLight()
    {
        openCase(m_case);
        bringForward("overlayDock");
        auto* table = m_window->findChild<QTableView*>(QStringLiteral("layerTable"));
        auto* box = m_window->findChild<QCheckBox*>(QStringLiteral("surfacesVisible"));
        box->setChecked(false);
        for (const Appearance appearance : {Appearance::Dark, Appearance::Light}) {
            m_theme->setAppearance(appearance);
            const QPalette palette = QApplication::palette();
            const QModelIndex outline = table->model()->index(0, LayerTable::Outline);
            QCOMPARE(outline.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
            const double inTable =
                strongestContrast(table->viewport()->grab().toImage(), table->visualRect(outline),
                                  palette.color(QPalette::Base));
            const double inDock =
                strongestContrast(box->grab().toImage(), QRect(0, 0, 20, box->height()),
                                  palette.color(QPalette::Window));
            // What accessibility guidelines ask of the parts of a control.
            QVERIFY2(inTable >= 3 && inDock >= 3,
                     qPrintable(QStringLiteral("%1 %2").arg(inTable).arg(inDock)));
        }
        m_theme->setAppearance(Appearance::System);
        box->setChecked(true);
    }

private:
    void leaveFieldsAlone(const QList<QWidget*>& fields)
    {
        for (QWidget* field : fields) {
            if (QScrollArea* area = areaAround(field)) {
                area->ensureWidgetVisible(field);
            }
            if (QWidget* focused = QApplication::focusWidget()) {
                focused->clearFocus();
            }
            const QVariant before = valueOf(*field);
            for (const int notch : {1, -1, -1, 1}) {
                turnWheelOver(field, notch);
                QCoreApplication::processEvents();
                QVERIFY2(valueOf(*field) == before && !field->hasFocus(),
                         qPrintable(field->objectName()));
            }
        }
    }

    static QString letterOf(const QString& text)
    {
        const QString plain = QString(text).remove(QStringLiteral("&&"));
        const qsizetype mark = plain.indexOf(QLatin1Char('&'));
        return mark < 0 ? QString() : plain.mid(mark + 1, 1).toUpper();
    }

    /// How many letters menus and fields of the docks have; 0 where one has none or two share one.
    int lettersOfDocksWithout(const QList<QDockWidget*>& hidden)
    {
        QHash<QString, QString> owners;
        for (const QAction* menu : m_window->menuBar()->actions()) {
            owners[letterOf(menu->text())] = menu->text();
        }
        for (QDockWidget* dock : m_window->findChildren<QDockWidget*>()) {
            const auto fields =
                hidden.contains(dock) ? decltype(fieldTexts(*dock))() : fieldTexts(*dock);
            for (const auto& [field, text] : fields) {
                const QString letter = letterOf(text);
                if (letter.isEmpty() || owners.contains(letter)) {
                    qWarning("%s (%s) and %s", qPrintable(field->objectName()), qPrintable(text),
                             qPrintable(owners[letter]));
                    return 0;
                }
                owners[letter] = text;
            }
        }
        return static_cast<int>(owners.size());
    }

    /// Everything in a dock that a value can be given, with its own text or that of its label.
    static QList<std::pair<QWidget*, QString>> fieldTexts(const QDockWidget& dock)
    {
        QList<std::pair<QWidget*, QString>> fields;
        const QList<QLabel*> labels = dock.findChildren<QLabel*>();
        for (QWidget* each : dock.findChildren<QWidget*>()) {
            if (qobject_cast<QAbstractSpinBox*>(each->parentWidget())) {
                continue;  // part of a field
            }
            if (auto* box = qobject_cast<QCheckBox*>(each)) {
                fields << std::pair{each, box->text()};
            } else if (isChangedByWheel(*each) || qobject_cast<QLineEdit*>(each)) {
                const auto label = std::ranges::find(labels, each, &QLabel::buddy);
                fields << std::pair{each, label == labels.end() ? QString() : (*label)->text()};
            }
        }
        return fields;
    }
};

QTEST_MAIN(TestWindowManners)
#include "test_window_manners.moc"
