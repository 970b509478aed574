# Where memory runs out, the pinned engine goes wrong in four places (`tests/campaigns/failing` finds three of them,
# `tests/store/engine_start_tests.cpp` the last): copying the ciphers' parameters writes through a null pointer, uses a
# copy that was given back, and the full-text search takes totals it could not read for right ones and writes them with
# the next record; setting itself up writes a cipher's names through a null pointer, and a second try counts the ciphers
# on from the first, so that none has its own number. What is built is a mended copy. A version whose text is another
# one stops here: look whether it is mended there.
function(mend text_variable wrong right)
  string(FIND "${${text_variable}}" "${wrong}" first)
  string(FIND "${${text_variable}}" "${wrong}" last REVERSE)
  if(first EQUAL -1 OR NOT first EQUAL last)
    message(FATAL_ERROR "sqlite3.c of this version does not hold once what is to be mended:\n${wrong}")
  endif()
  string(REPLACE "${wrong}" "${right}" mended "${${text_variable}}")
  set(${text_variable} "${mended}" PARENT_SCOPE)
endfunction()

# `mended` is written anew only where it changes.
function(mend_sqlite3mc source mended)
  file(READ "${source}" text)
  mend(text "    p->bTotalsValid = bCache;" "    p->bTotalsValid = rc==SQLITE_OK && bCache;")
  mend(text
"  /* Create copy of tables */
  if (cloneCodecParams != NULL)"
"  /* Create copy of tables */
  if (cloneCodecParams != NULL && cloneCipherParams != NULL)")
  mend(text
"    sqlite3_free(cloneCipherParams);
  }
  return cloneCodecParams;"
"    sqlite3_free(cloneCipherParams);
    sqlite3_free(cloneCodecParams);
    cloneCodecParams = NULL;
  }
  return cloneCodecParams;")
  mend(text
"    sqlite3_set_clientdata(db, globalConfigTableName, codecParameterTable, sqlite3mcFreeCodecParameterTable);
  }

  rc = (codecParameterTable != NULL) ? SQLITE_OK : SQLITE_NOMEM;
"
"    rc = sqlite3_set_clientdata(db, globalConfigTableName, codecParameterTable, sqlite3mcFreeCodecParameterTable);
  }

")
  mend(text
"  if (!cipherParams)
    return SQLITE_NOMEM;

  /* Check for */"
"  if (!cipherParams)
    return SQLITE_NOMEM;
  {
    int k;
    for (k = 0; k < np; ++k)
    {
      char* paramName = (char*) sqlite3_malloc((int)strlen(params[k].m_name) + 1);
      if (!paramName)
      {
        while (k > 0) sqlite3_free((char*) cipherParams[--k].m_name);
        sqlite3_free(cipherParams);
        return SQLITE_NOMEM;
      }
      strcpy(paramName, params[k].m_name);
      cipherParams[k] = params[k];
      cipherParams[k].m_name = paramName;
    }
  }

  /* Check for */")
  mend(text
"    /* Copy parameters */
    for (n = 0; n < np; ++n)
    {
      char* paramName = (char*) sqlite3_malloc((int)strlen(params[n].m_name) + 1);
      strcpy(paramName, params[n].m_name);
      cipherParams[n] = params[n];
      cipherParams[n].m_name = paramName;
    }
"
"    n = np;
")
  mend(text
"      rc = sqlite3mc_vfs_create(NULL, 1);
    }
  }
  return rc;
"
"      rc = sqlite3mc_vfs_create(NULL, 1);
    }
  }
  if (rc != SQLITE_OK) sqlite3mcTermCipherTables();
  return rc;
")
  file(WRITE "${mended}.new" "${text}")
  file(COPY_FILE "${mended}.new" "${mended}" ONLY_IF_DIFFERENT)
  file(REMOVE "${mended}.new")
endfunction()
