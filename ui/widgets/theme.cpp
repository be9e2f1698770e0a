#include "ui/widgets/theme.h"

#include "ui/widgets/tab_icon.h"

#include <QApplication>
#include <QBuffer>
#include <QDockWidget>
#include <QFile>
#include <QIconEngine>
#include <QImageReader>
#include <QPainter>
#include <QPixmapCache>
#include <QProxyStyle>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>
#include <QStyleOption>
#include <QTabBar>

#include <utility>

namespace glioscope {
namespace {

constexpr int kUprightTabSpace = 10;
constexpr int kTabIconSize = 16;
constexpr int kFrontTabMark = 3;

struct Shades {
    QRgb window, base, alternate, button, text, mutedText, border, accent, link, tooltip;
};

constexpr Shades kLight = {0xfff2f4f7, 0xffffffff, 0xfff6f7f9, 0xffe8ebef, 0xff1b1f24,
                           0xff6b737d, 0xffc3c9d1, 0xff1c68b3, 0xff1559a0, 0xffffffff};
// Fields are lighter than the window, so that an empty check box is seen.
constexpr Shades kDark = {0xff1f2328, 0xff2b3037, 0xff31373f, 0xff353b44, 0xffe4e7eb,
                          0xff8b939e, 0xff3d444d, 0xff3b82d0, 0xff6cb0f5, 0xff2c3138};

/// Draws an SVG whose strokes say "currentColor" in the colour that text has now.
class PaletteIconEngine : public QIconEngine {
public:
    explicit PaletteIconEngine(QString file, QColor fixed = {})
        : m_file(std::move(file)), m_fixed(fixed)
    {
    }

    QIconEngine* clone() const override { return new PaletteIconEngine(m_file, m_fixed); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal ratio) override
    {
        const QPalette palette = QGuiApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role =
            mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText;
        const QColor shade = m_fixed.isValid() ? m_fixed : palette.color(group, role);
        const QByteArray colour = shade.name().toLatin1();
        const QString key = QStringLiteral("%1|%2|%3x%4|%5")
                                .arg(m_file, QString::fromLatin1(colour))
                                .arg(size.width())
                                .arg(size.height())
                                .arg(ratio);
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = QPixmap::fromImage(render(size, colour));
            pixmap.setDevicePixelRatio(ratio);
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

private:
    QImage render(const QSize& size, const QByteArray& colour) const
    {
        QFile file(m_file);
        if (!file.open(QIODevice::ReadOnly)) {
            return {};
        }
        QByteArray svg = file.readAll().replace("currentColor", colour);
        QBuffer buffer(&svg);
        QImageReader reader(&buffer, "svg");
        reader.setScaledSize(size);
        return reader.read();
    }

    QString m_file;
    QColor m_fixed;  ///< invalid: the palette's text colour
};

/// Along a side of a window.
bool isUpright(const QTabBar& tabs)
{
    return tabs.shape() == QTabBar::RoundedEast || tabs.shape() == QTabBar::RoundedWest;
}

/// Whether every name can be read to its end.
bool haveRoomForNames(const QTabBar& upright)
{
    for (int tab = 0; tab < upright.count(); ++tab) {
        const QSize name = upright.fontMetrics().size(Qt::TextShowMnemonic, upright.tabText(tab));
        if (name.width() > upright.tabRect(tab).height() - kUprightTabSpace) {
            return false;
        }
    }
    return true;
}

/// Of the panel that the tab under a point leads to; none for a tab that leads to no panel.
QIcon iconOfPanel(const QTabBar& tabs, QPoint point)
{
    const QString name = tabs.tabText(tabs.tabAt(point));
    for (const QDockWidget* dock : tabs.window()->findChildren<QDockWidget*>()) {
        if (dock->windowTitle() == name) {
            return dock->property(kTabIcon).value<QIcon>();
        }
    }
    return {};
}

/// The edge of a tab that lies away from what it leads to.
QRect outerEdge(const QTabBar& tabs, const QRect& tab)
{
    switch (tabs.shape()) {
    case QTabBar::RoundedEast:
    case QTabBar::TriangularEast: return tab.adjusted(tab.width() - kFrontTabMark, 0, 0, 0);
    case QTabBar::RoundedWest:
    case QTabBar::TriangularWest: return tab.adjusted(0, 0, kFrontTabMark - tab.width(), 0);
    case QTabBar::RoundedSouth:
    case QTabBar::TriangularSouth: return tab.adjusted(0, tab.height() - kFrontTabMark, 0, 0);
    default: return tab.adjusted(0, 0, 0, kFrontTabMark - tab.height());
    }
}

/// Qt's own pictures on the buttons of dialogs belong to no set of icons here; those of docks, and
/// the frames of boxes without a tick, cannot be seen on dark, nor which tab is in front. Tabs
/// along a side that is too low for their names show pictures; the names stay their tool tips.
class PlainFusion : public QProxyStyle {
public:
    using QProxyStyle::QProxyStyle;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        const bool isBox =
            element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
        const bool hasFocus = option->state.testFlags(State_HasFocus | State_KeyboardFocusChange);
        if ((isBox || element == PE_IndicatorRadioButton) && !hasFocus) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(option->palette.color(QPalette::PlaceholderText));
            painter->setBrush(Qt::NoBrush);
            const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
            isBox ? painter->drawRect(frame) : painter->drawEllipse(frame);
            painter->restore();
        }
    }
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override
    {
        const auto* tabs = qobject_cast<const QTabBar*>(widget);
        if (element == CE_TabBarTabLabel && tabs && isUpright(*tabs) && !haveRoomForNames(*tabs)) {
            const QIcon icon = iconOfPanel(*tabs, option->rect.center());
            if (!icon.isNull()) {
                QRect place({}, QSize(kTabIconSize, kTabIconSize));
                place.moveCenter(option->rect.center());
                icon.paint(painter, place);
                return;
            }
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        if (element == CE_TabBarTabShape && tabs && option->state.testFlag(State_Selected)) {
            painter->fillRect(outerEdge(*tabs, option->rect), option->palette.highlight());
        }
    }
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option,
                       const QWidget* widget) const override
    {
        return which == SP_TitleBarCloseButton ? themedIcon(QStringLiteral("close"))
               : which == SP_TitleBarNormalButton
                   ? themedIcon(QStringLiteral("float"))
                   : QProxyStyle::standardIcon(which, option, widget);
    }
    /// Of tabs along a side, which have the height of a low window for all their names.
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override
    {
        const auto* tabs = qobject_cast<const QTabBar*>(widget);
        return metric == PM_TabBarTabHSpace && tabs && isUpright(*tabs)
                   ? kUprightTabSpace
                   : QProxyStyle::pixelMetric(metric, option, widget);
    }
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* result) const override
    {
        return hint == SH_DialogButtonBox_ButtonsHaveIcons
                   ? 0
                   : QProxyStyle::styleHint(hint, option, widget, result);
    }
};

}  // namespace

Theme::Theme(QObject* parent) : QObject(parent)
{
    QApplication::setStyle(new PlainFusion(QStyleFactory::create(QStringLiteral("Fusion"))));
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::apply);
    apply();
}

void Theme::setAppearance(Appearance appearance)
{
    if (appearance != m_appearance) {
        m_appearance = appearance;
        apply();
    }
}

void Theme::apply()
{
    const bool systemIsDark = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
    const bool dark =
        m_appearance == Appearance::System ? systemIsDark : m_appearance == Appearance::Dark;
    QApplication::setPalette(palette(dark));
}

QPalette Theme::palette(bool dark)
{
    const Shades& s = dark ? kDark : kLight;
    QPalette palette(QColor(s.text), QColor(s.button), QColor(s.button).lighter(130),
                     QColor(s.border), QColor(s.border), QColor(s.text), QColor(Qt::white),
                     QColor(s.base), QColor(s.window));
    palette.setColor(QPalette::AlternateBase, s.alternate);
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0));
    palette.setColor(QPalette::Highlight, s.accent);
    palette.setColor(QPalette::Accent, s.accent);
    palette.setColor(QPalette::HighlightedText, QColor(Qt::white));
    palette.setColor(QPalette::Link, s.link);
    palette.setColor(QPalette::PlaceholderText, s.mutedText);
    palette.setColor(QPalette::ToolTipBase, s.tooltip);
    palette.setColor(QPalette::ToolTipText, s.text);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, s.mutedText);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, s.border);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, s.text);
    return palette;
}

QIcon themedIcon(const QString& name)
{
    return QIcon(new PaletteIconEngine(QStringLiteral(":/icons/%1.svg").arg(name)));
}

QIcon themedIcon(const QString& name, const QColor& colour)
{
    return QIcon(new PaletteIconEngine(QStringLiteral(":/icons/%1.svg").arg(name), colour));
}

}  // namespace glioscope
