#pragma once

// A picture that is drawn with Cairo and written whole or not at all.

#include <cairo.h>

#include <filesystem>
#include <memory>
#include <string>

namespace glioscope {

struct Rgb {
    double red = 0, green = 0, blue = 0;  ///< 0 to 1
};

class PngCanvas {
public:
    /// White, in pixels.
    PngCanvas(int width, int height);

    [[nodiscard]] cairo_t* cairo() const { return m_cairo.get(); }
    void setColour(const Rgb& colour);
    /// `align`: 0 begins at x, 0.5 is centred on it, 1 ends there.
    void text(double x, double y, const std::string& text, double size = 13, double align = 0);

    /// Temporary file, rename. Throws Error where it cannot be written.
    void write(const std::filesystem::path& file);

private:
    struct Release {
        void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
        void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    };
    std::unique_ptr<cairo_surface_t, Release> m_surface;
    std::unique_ptr<cairo_t, Release> m_cairo;
};

}  // namespace glioscope
