// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtCore>
#include <QtTest/QtTest>

#include <tl/expected.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <vector>
