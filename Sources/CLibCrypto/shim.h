#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

/* Function-like and variadic interfaces that Swift cannot import. */

static inline EVP_PKEY *countersign_generate_rsa(size_t bits) {
  return EVP_PKEY_Q_keygen(NULL, NULL, "RSA", bits);
}

/* An RSA pair with a public exponent of the caller's choice; NULL when it cannot be made. */
static inline EVP_PKEY *countersign_generate_rsa_exponent(size_t bits, unsigned long exponent) {
  EVP_PKEY *key = NULL;
  BIGNUM *number = BN_new();
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "RSA", NULL);
  if (number == NULL || context == NULL || BN_set_word(number, exponent) != 1 ||
      EVP_PKEY_keygen_init(context) <= 0 ||
      EVP_PKEY_CTX_set_rsa_keygen_bits(context, (int)bits) <= 0 ||
      EVP_PKEY_CTX_set1_rsa_keygen_pubexp(context, number) <= 0 ||
      EVP_PKEY_generate(context, &key) <= 0) {
    key = NULL;
  }
  EVP_PKEY_CTX_free(context);
  BN_free(number);
  return key;
}

static inline EVP_PKEY *countersign_generate_ec(const char *curve) {
  return EVP_PKEY_Q_keygen(NULL, NULL, "EC", (char *)curve);
}

static inline EVP_PKEY *countersign_generate_ed25519(void) {
  return EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
}

static inline long countersign_bio_contents(BIO *bio, char **start) {
  return BIO_get_mem_data(bio, start);
}

static inline void countersign_free(void *pointer) {
  OPENSSL_free(pointer);
}

static inline void countersign_clear_free(void *pointer, size_t count) {
  OPENSSL_clear_free(pointer, count);
}

/* RFC 2253 text, with characters beyond ASCII left as they are. */
static inline unsigned long countersign_name_flags(void) {
  return XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB;
}
