#pragma once

// The VTK side of a slice pane: one textured rectangle for the picture, filled rectangles for
// crosshair and scale bar, lines and ellipses, and texts. Knows nothing of slices; its owner says
// what stands where. Includes VTK, so only sources of this folder use it.

#include "viewer/slices/pane_annotations.h"
#include "viewer/slices/slice_painter.h"

#include <vtkNew.h>
#include <vtkSmartPointer.h>

#include <array>
#include <vector>

class vtkActor2D;
class vtkImageData;
class vtkPolyData;
class vtkRenderer;
class vtkTextActor;
class vtkTexture;
class vtkTexturedActor2D;

namespace glioscope {

class PaneGraphics {
public:
    /// `renderer` must outlive this.
    explicit PaneGraphics(vtkRenderer* renderer);
    ~PaneGraphics();
    PaneGraphics(const PaneGraphics&) = delete;
    PaneGraphics& operator=(const PaneGraphics&) = delete;

    /// Places for a pane of this size; letters and margins grow with the pixel ratio.
    void layOut(int width, int height, double pixelRatio);
    /// To be painted into, then handed back by showPicture(); no copy is made.
    [[nodiscard]] RgbaPicture& picture() { return m_picture; }
    void showPicture();
    /// Draws these in place of the ones before.
    void show(const Annotations& annotations);

private:
    [[nodiscard]] vtkTextActor* text(TextPlace place) const;
    void styleText(TextPlace place);
    void styleFont(vtkTextActor* actor, double size) const;
    void placeCorners();
    [[nodiscard]] double widthOf(TextPlace place) const;
    [[nodiscard]] double beyond(TextPlace letter, TextPlace corner) const;
    void showRectangles(const std::vector<Rectangle>& rectangles);
    void showStrokes(const Annotations& annotations);
    void showFreeTexts(const std::vector<FreeText>& texts);

    vtkRenderer* m_renderer;
    RgbaPicture m_picture;
    int m_width = 0;
    int m_height = 0;
    double m_pixelRatio = 1;
    vtkNew<vtkImageData> m_image;
    vtkNew<vtkTexture> m_texture;
    vtkNew<vtkPolyData> m_pictureQuad;
    vtkNew<vtkTexturedActor2D> m_pictureActor;
    vtkNew<vtkPolyData> m_rectangles;
    vtkNew<vtkActor2D> m_rectangleActor;
    vtkNew<vtkPolyData> m_strokes;
    vtkNew<vtkActor2D> m_strokeActor;
    std::vector<vtkSmartPointer<vtkTextActor>> m_freeTexts;  // all ever needed; some are hidden
    std::array<vtkSmartPointer<vtkTextActor>, kTextPlaces> m_texts;
};

}  // namespace glioscope
