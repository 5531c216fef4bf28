// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The entrance for LLVM's libFuzzer, https://llvm.org/docs/LibFuzzer.html, instead of main.cpp.

#include "fuzztarget.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const catalpa::fuzz::FuzzTarget *target = catalpa::fuzz::fuzzTarget(CATALPA_FUZZED);
    target->run(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
