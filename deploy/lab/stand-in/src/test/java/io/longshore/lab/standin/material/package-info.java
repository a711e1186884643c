/** Certificates, MSP directories and genesis blocks made for one test. */
package io.longshore.lab.standin.material;
