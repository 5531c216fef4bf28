// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"

#include <QtWidgets/QStackedWidget>

#include <functional>

namespace catalpa::ui {

class ConnectPage;
class EmptyState;
class StartPage;

//! Pages in the middle of the main window: the start, an address, a message with its next step, or the catalogue.
class PageStack final : public QStackedWidget {
    Q_OBJECT

public:
    explicit PageStack(const AddressReader &readAddress, QWidget *parent = nullptr);

    StartPage &startPage() const { return *m_start; }
    ConnectPage &connectPage() const { return *m_connect; }
    bool isConnectPageInFront() const;
    bool isMessageInFront() const;

    void showStart();
    //! The connect page, beginning with an address that was pasted elsewhere or remembered.
    void showConnectPage(const QString &address, const QString &name);
    //! A message; \a act is what its button does. \a detail is its tool tip.
    void showMessage(const QString &heading, const QString &text, const QString &action,
                     const std::function<void()> &act, const QString &detail = {});
    //! Why there is no catalogue in the database: \a openOther or \a migrate is the next step.
    void showLack(const CatalogueCapabilities &capabilities, const std::function<void()> &openOther,
                  const std::function<void()> &migrate);
    //! A page that its owner destroys, which takes it out of the stack.
    void showPage(QWidget &page);

private:
    StartPage *m_start;
    ConnectPage *m_connect;
    QWidget *m_startPane; //!< Which scrolls; the same for the next.
    QWidget *m_connectPane;
    EmptyState *m_message;
};

} // namespace catalpa::ui
