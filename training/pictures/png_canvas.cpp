#include "training/pictures/png_canvas.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"

namespace glioscope {

PngCanvas::PngCanvas(int width, int height)
    : m_surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)),
      m_cairo(cairo_create(m_surface.get()))
{
    setColour({1, 1, 1});
    cairo_paint(m_cairo.get());
    cairo_select_font_face(m_cairo.get(), "sans-serif", CAIRO_FONT_SLANT_NORMAL,
                           CAIRO_FONT_WEIGHT_NORMAL);
}

void PngCanvas::setColour(const Rgb& colour)
{
    cairo_set_source_rgb(m_cairo.get(), colour.red, colour.green, colour.blue);
}

void PngCanvas::text(double x, double y, const std::string& text, double size, double align)
{
    cairo_set_font_size(m_cairo.get(), size);
    cairo_text_extents_t extents;
    cairo_text_extents(m_cairo.get(), text.c_str(), &extents);
    cairo_move_to(m_cairo.get(), x - align * extents.x_advance, y);
    cairo_show_text(m_cairo.get(), text.c_str());
}

void PngCanvas::write(const std::filesystem::path& file)
{
    cairo_surface_flush(m_surface.get());
    std::string png;
    const auto collect = [](void* into, const unsigned char* bytes, unsigned count) {
        static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), count);
        return CAIRO_STATUS_SUCCESS;
    };
    if (cairo_surface_write_to_png_stream(m_surface.get(), collect, &png) != CAIRO_STATUS_SUCCESS) {
        throw Error(Sentence::of("The picture %1 cannot be drawn.", file));
    }
    writeTextDurably(file, png);
}

}  // namespace glioscope
