#pragma once

#include <functional>
#include <string>

namespace glioscope {

struct SelfCheck {
    std::string name;
    std::function<std::string()>
        run;  ///< returns the detail; throws an exception that says the fault
};

}  // namespace glioscope
