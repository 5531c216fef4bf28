// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QUrl>

namespace catalpa {

//! A catalogue that is shown to browsers for as long as this object lives. The destructor does not wait.
class WebServer {
public:
    virtual ~WebServer() = default;

    //! Where it is found, such as http://127.0.0.1:3000/.
    virtual QUrl url() const = 0;
};

} // namespace catalpa
