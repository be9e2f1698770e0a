#include "viewer/slices/pane_graphics.h"

#include "viewer/slices/stroke_mesh.h"

#include <vtkActor2D.h>
#include <vtkCellArray.h>
#include <vtkCellData.h>
#include <vtkFloatArray.h>
#include <vtkImageData.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper2D.h>
#include <vtkProperty2D.h>
#include <vtkRenderer.h>
#include <vtkTextActor.h>
#include <vtkTextProperty.h>
#include <vtkTexture.h>
#include <vtkTexturedActor2D.h>
#include <vtkUnsignedCharArray.h>

#include <cmath>

namespace glioscope {
namespace {

constexpr double kLetterSize = 17;
constexpr double kLetterHeight = 20;  // with the space beside it
constexpr double kTextSize = 12;
constexpr double kMargin = 8;
constexpr double kLineHeight = 18;
constexpr double kTextBackground = 0.65;

void addQuad(vtkPoints* points, vtkCellArray* cells, double x0, double y0, double x1, double y1)
{
    const vtkIdType first = points->GetNumberOfPoints();
    points->InsertNextPoint(x0, y0, 0);
    points->InsertNextPoint(x1, y0, 0);
    points->InsertNextPoint(x1, y1, 0);
    points->InsertNextPoint(x0, y1, 0);
    const std::array<vtkIdType, 4> quad = {first, first + 1, first + 2, first + 3};
    cells->InsertNextCell(4, quad.data());
}

void setTextureCoordinates(vtkPolyData* quad)
{
    // The picture's first row is its top, a texture's first row the bottom: v runs downwards.
    vtkNew<vtkFloatArray> coordinates;
    coordinates->SetNumberOfComponents(2);
    coordinates->SetName("TextureCoordinates");
    for (const auto& [u, v] : {std::array{0.F, 1.F}, {1.F, 1.F}, {1.F, 0.F}, {0.F, 0.F}}) {
        coordinates->InsertNextTuple2(u, v);
    }
    quad->GetPointData()->SetTCoords(coordinates);
}

void setColour(vtkTextActor* actor, const Colour& colour)
{
    actor->GetTextProperty()->SetColor(colour.red / 255.0, colour.green / 255.0,
                                       colour.blue / 255.0);
}

bool isLetter(TextPlace place)
{
    return place <= TextPlace::Bottom;
}

}  // namespace

PaneGraphics::PaneGraphics(vtkRenderer* renderer) : m_renderer(renderer)
{
    m_texture->SetInputData(m_image);
    m_texture->InterpolateOff();
    m_texture->RepeatOff();
    m_texture->SetColorModeToDirectScalars();
    vtkNew<vtkPolyDataMapper2D> pictureMapper;
    pictureMapper->SetInputData(m_pictureQuad);
    m_pictureActor->SetMapper(pictureMapper);
    m_pictureActor->SetTexture(m_texture);
    m_pictureActor->VisibilityOff();
    renderer->AddViewProp(m_pictureActor);

    vtkNew<vtkPolyDataMapper2D> rectangleMapper;
    rectangleMapper->SetInputData(m_rectangles);
    rectangleMapper->SetScalarModeToUseCellData();
    m_rectangleActor->SetMapper(rectangleMapper);
    renderer->AddViewProp(m_rectangleActor);
    showRectangles({});

    vtkNew<vtkPolyDataMapper2D> strokeMapper;
    strokeMapper->SetInputData(m_strokes);
    strokeMapper->SetScalarModeToUsePointData();
    m_strokeActor->SetMapper(strokeMapper);
    m_strokeActor->VisibilityOff();
    renderer->AddViewProp(m_strokeActor);

    for (auto& actor : m_texts) {
        actor = vtkSmartPointer<vtkTextActor>::New();
        renderer->AddViewProp(actor);
    }
}

PaneGraphics::~PaneGraphics() = default;

vtkTextActor* PaneGraphics::text(TextPlace place) const
{
    return m_texts[static_cast<std::size_t>(place)];
}

void PaneGraphics::styleFont(vtkTextActor* actor, double size) const
{
    vtkTextProperty* style = actor->GetTextProperty();
    style->SetFontFamilyToArial();
    style->SetFontSize(static_cast<int>(std::lround(size * m_pixelRatio)));
    // Bright tissue swallows white letters.
    style->SetBackgroundColor(0, 0, 0);
    style->SetBackgroundOpacity(kTextBackground);
    style->SetLineSpacing(1.15);
}

void PaneGraphics::styleText(TextPlace place)
{
    styleFont(text(place), isLetter(place) ? kLetterSize : kTextSize);
    vtkTextProperty* style = text(place)->GetTextProperty();
    style->SetBold(isLetter(place));
    switch (place) {
    case TextPlace::Left:
    case TextPlace::TopLeft:
    case TextPlace::BottomLeft: style->SetJustificationToLeft(); break;
    case TextPlace::Right:
    case TextPlace::TopRight:
    case TextPlace::Badge:
    case TextPlace::BarLabel: style->SetJustificationToRight(); break;
    default: style->SetJustificationToCentered();
    }
    switch (place) {
    case TextPlace::Top:
    case TextPlace::TopLeft:
    case TextPlace::TopRight:
    case TextPlace::Badge: style->SetVerticalJustificationToTop(); break;
    case TextPlace::Bottom:
    case TextPlace::BottomLeft: style->SetVerticalJustificationToBottom(); break;
    default: style->SetVerticalJustificationToCentered();
    }
}

void PaneGraphics::layOut(int width, int height, double pixelRatio)
{
    m_width = width;
    m_height = height;
    m_pixelRatio = pixelRatio;
    vtkNew<vtkPoints> points;
    vtkNew<vtkCellArray> cells;
    addQuad(points, cells, 0, 0, width, height);
    m_pictureQuad->SetPoints(points);
    m_pictureQuad->SetPolys(cells);
    setTextureCoordinates(m_pictureQuad);

    const double margin = kMargin * pixelRatio;
    const double middleX = std::floor(width / 2.0), middleY = std::floor(height / 2.0);
    for (std::size_t i = 0; i < kTextPlaces; ++i) {
        styleText(static_cast<TextPlace>(i));
    }
    text(TextPlace::Left)->SetDisplayPosition(int(margin), int(middleY));
    text(TextPlace::Right)->SetDisplayPosition(int(width - margin), int(middleY));
    text(TextPlace::Top)->SetDisplayPosition(int(middleX), int(height - margin));
    text(TextPlace::Bottom)->SetDisplayPosition(int(middleX), int(margin));
}

double PaneGraphics::widthOf(TextPlace place) const
{
    std::array<double, 2> size = {0, 0};
    text(place)->GetSize(m_renderer, size.data());
    return size[0];
}

/// How far a corner's text keeps from the edge: where it would run into the letter in the middle,
/// it stands beyond it.
double PaneGraphics::beyond(TextPlace letter, TextPlace corner) const
{
    const double margin = kMargin * m_pixelRatio;
    const bool meets = 2 * margin + widthOf(corner) > (m_width - widthOf(letter)) / 2;
    return meets ? margin + kLetterHeight * m_pixelRatio : margin;
}

void PaneGraphics::placeCorners()
{
    const int left = int(kMargin * m_pixelRatio), right = int(m_width - kMargin * m_pixelRatio);
    const double name = beyond(TextPlace::Top, TextPlace::TopLeft);
    const double window = beyond(TextPlace::Top, TextPlace::TopRight);
    text(TextPlace::TopLeft)->SetDisplayPosition(left, int(m_height - name));
    text(TextPlace::TopRight)->SetDisplayPosition(right, int(m_height - window));
    text(TextPlace::Badge)
        ->SetDisplayPosition(right, int(m_height - window - kLineHeight * m_pixelRatio));
    text(TextPlace::BottomLeft)
        ->SetDisplayPosition(left, int(beyond(TextPlace::Bottom, TextPlace::BottomLeft)));
}

void PaneGraphics::showPicture()
{
    vtkNew<vtkUnsignedCharArray> values;
    values->SetNumberOfComponents(4);
    values->SetArray(m_picture.rgba.data(), static_cast<vtkIdType>(m_picture.rgba.size()), 1);
    m_image->SetDimensions(m_picture.width, m_picture.height, 1);
    m_image->GetPointData()->SetScalars(values);
    m_image->Modified();
    m_pictureActor->VisibilityOn();
}

void PaneGraphics::showRectangles(const std::vector<Rectangle>& rectangles)
{
    vtkNew<vtkPoints> points;
    vtkNew<vtkCellArray> cells;
    vtkNew<vtkUnsignedCharArray> colours;
    colours->SetNumberOfComponents(4);
    for (const Rectangle& r : rectangles) {
        addQuad(points, cells, r.x, m_height - r.y - r.height, r.x + r.width, m_height - r.y);
        const std::array<unsigned char, 4> rgba = {
            r.colour.red, r.colour.green, r.colour.blue,
            static_cast<unsigned char>(std::lround(255 * r.opacity))};
        colours->InsertNextTypedTuple(rgba.data());
    }
    m_rectangles->SetPoints(points);
    m_rectangles->SetPolys(cells);
    m_rectangles->GetCellData()->SetScalars(colours);
}

void PaneGraphics::showStrokes(const Annotations& annotations)
{
    m_strokeActor->SetVisibility(!annotations.lines.empty() || !annotations.ellipses.empty());
    if (!m_strokeActor->GetVisibility()) {
        return;
    }
    vtkNew<vtkPoints> points;
    vtkNew<vtkCellArray> cells;
    vtkNew<vtkUnsignedCharArray> colours;
    colours->SetNumberOfComponents(4);
    const auto add = [&](const StrokeMesh& mesh, const Colour& colour) {
        const vtkIdType first = points->GetNumberOfPoints();
        for (const auto& [at, opacity] : mesh.points) {
            points->InsertNextPoint(at.x, m_height - at.y, 0);
            const std::array<unsigned char, 4> rgba = {
                colour.red, colour.green, colour.blue,
                static_cast<unsigned char>(std::lround(255 * opacity))};
            colours->InsertNextTypedTuple(rgba.data());
        }
        for (const auto& quad : mesh.quads) {
            std::array<vtkIdType, 4> ids{};
            for (std::size_t i = 0; i < quad.size(); ++i) {
                ids[i] = first + static_cast<vtkIdType>(quad[i]);
            }
            cells->InsertNextCell(4, ids.data());
        }
    };
    for (const Line& line : annotations.lines) {
        add(meshOf(line), line.colour);
    }
    for (const Ellipse& ellipse : annotations.ellipses) {
        add(meshOf(ellipse), ellipse.colour);
    }
    m_strokes->SetPoints(points);
    m_strokes->SetPolys(cells);
    m_strokes->GetPointData()->SetScalars(colours);
}

void PaneGraphics::showFreeTexts(const std::vector<FreeText>& texts)
{
    while (m_freeTexts.size() < texts.size()) {
        m_freeTexts.push_back(vtkSmartPointer<vtkTextActor>::New());
        m_freeTexts.back()->GetTextProperty()->SetVerticalJustificationToCentered();
        m_renderer->AddViewProp(m_freeTexts.back());
    }
    for (std::size_t i = 0; i < m_freeTexts.size(); ++i) {
        vtkTextActor* actor = m_freeTexts[i];
        actor->SetVisibility(i < texts.size() && !texts[i].text.empty());
        if (actor->GetVisibility()) {
            styleFont(actor, kTextSize);
            actor->SetInput(texts[i].text.c_str());
            setColour(actor, texts[i].colour);
            actor->SetDisplayPosition(int(std::lround(texts[i].at.x)),
                                      int(std::lround(m_height - texts[i].at.y)));
        }
    }
}

void PaneGraphics::show(const Annotations& annotations)
{
    showRectangles(annotations.rectangles);
    showStrokes(annotations);
    showFreeTexts(annotations.freeTexts);
    for (std::size_t i = 0; i < kTextPlaces; ++i) {
        const AnnotationText& given = annotations.texts[i];
        m_texts[i]->SetInput(given.text.c_str());
        m_texts[i]->SetVisibility(!given.text.empty());
        setColour(m_texts[i], given.colour);
    }
    placeCorners();
    text(TextPlace::BarLabel)
        ->SetDisplayPosition(int(annotations.barLabelX), int(m_height - annotations.barLabelY));
}

}  // namespace glioscope
