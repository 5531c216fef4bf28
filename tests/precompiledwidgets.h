// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "precompiled.h"

#include <QtGui/QtGui>
#include <QtWidgets/QtWidgets>
