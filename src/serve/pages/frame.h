// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serve/http/message.h"

#include <QtCore/QString>

namespace catalpa::serve {

enum class Place { Elsewhere, Authors, Books };

//! What stands around every page.
struct Frame {
    QString title; //!< Of the page, for the title bar.
    Place place = Place::Elsewhere; //!< Which link of the navigation leads here.
    QString search = {}; //!< What stands in the search field.
    QByteArray next = {}; //!< The address of the next page, if there is one.
};

//! A whole page, with \a content inside its <main>.
QByteArray page(const Frame &frame, const QByteArray &content);

Response pageResponse(int status, const Frame &frame, const QByteArray &content);

} // namespace catalpa::serve
